"""How the product becomes a Windows program, and how that program is tried: the modules behind ``dev.py windows``.

They run beside the product, never in it: ``packaging/`` is put on the path, since a package of that name belongs to
somebody else.
"""
