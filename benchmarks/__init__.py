"""The product measured beside what a user would pick instead, by ``python dev.py bench [--json]``.

``contests`` names what is compared, ``run`` runs both sides in turn, ``peers/`` holds the other side's programs and
``ours/`` the product's. Every program prints one line of figures, see ``gauge``.
"""
