"""What the system refuses, as one line: *where: what; what to do*."""

from __future__ import annotations

import errno

REMEDIES = {
    errno.ENOSPC: "make room on that disk and run it again",
    errno.EDQUOT: "make room within your quota and run it again",
    errno.EFBIG: "raise the limit on the size of files and run it again",
    errno.EROFS: "make that file system writable, or give another folder",
    errno.EACCES: "give yourself the right to read and write there, or give another folder",
    errno.EPERM: "give yourself the right to read and write there, or give another folder",
    errno.EIO: "look after that disk, then run it again",
    errno.ENOTDIR: "put a folder in its place, or give another one",
    errno.EEXIST: "put it out of the way, or give another folder",
    errno.EISDIR: "put it out of the way, or give another folder",
    errno.ELOOP: "put what the link leads to in its place",
    errno.ENAMETOOLONG: "give a folder with a shorter path",
    errno.EMFILE: "raise the limit on open files (ulimit -n) and run it again",
    errno.EBUSY: "",
}
# Whoever reads the site is not concerned: it is shown when it is whole.
STANDS = "the published site stands as it was"


def line(error: BaseException) -> str:
    """The line for what ended a run.

    >>> line(OSError(errno.ENOSPC, "No space left on device", "cache/x"))
    'cache/x: No space left on device; make room on that disk and run it again; the published site stands as it was'
    """
    from concurrent.futures import BrokenExecutor

    if isinstance(error, BrokenExecutor):
        return f"workers: one was ended from outside, mostly for want of memory; run it with WORKERS=1; {STANDS}"
    if isinstance(error, MemoryError):
        return f"memory: is used up; run it with WORKERS=1, or part the largest seeds; {STANDS}"
    if isinstance(error, OSError) and error.strerror:
        remedy = REMEDIES.get(error.errno or 0, "put that right and run it again")
        return "; ".join(filter(None, (f"{error.filename or 'files'}: {error.strerror}", remedy, STANDS)))
    return f"{error}; {STANDS}"
