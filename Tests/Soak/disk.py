"""A file system of its own in a file, which can be filled and whose power can be cut."""

import needs


class LoopDisk:
    """Use it as a context manager, around the scene whose data it holds."""

    def __init__(self, soak, name, megabytes=256):
        needs.root()
        needs.programs("mkfs.ext4", "mount", "umount", "xfs_io")
        self.folder = soak.folder(f"{name}-disk")
        self.image, self.mount = self.folder / "image", self.folder / "mount"
        self.megabytes = megabytes

    @property
    def data(self):
        return self.mount / "data"

    def __enter__(self):
        self.mount.mkdir()
        with self.image.open("wb") as image:
            image.truncate(self.megabytes << 20)
        needs.run("mkfs.ext4", "-q", "-F", self.image)
        needs.attempt("a file can't be mounted", "mount", "-o", "loop,nodiscard", self.image, self.mount)
        return self

    def cut_power(self):
        """From now on nothing reaches the disk, and what waits in memory never will."""
        needs.attempt("ext4 can't be shut down", "xfs_io", "-x", "-c", "shutdown", self.mount)

    def return_power(self):
        """The file system as a start after the cut finds it; all its users must have ended."""
        needs.run("umount", self.mount)
        needs.run("mount", "-o", "loop,nodiscard", self.image, self.mount)

    def fill(self):
        """Writes a file until there is no room left, not even a block."""
        zeros = bytes(4096)
        with (self.mount / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(zeros) == len(zeros):
                    pass
            except OSError:
                pass

    def empty(self):
        (self.mount / "filler").unlink()

    def __exit__(self, *_):
        needs.run("umount", self.mount)
