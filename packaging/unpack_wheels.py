#!/usr/bin/env python3
"""Takes from wheels what a C++ program links and compiles against, and leaves the Python side behind.

usage: unpack_wheels.py [--gpu] FOLDER WHEEL..
"""
import shutil
import sys
import zipfile
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

libraries = ["torch/lib/libtorch_cpu.so", "torch/lib/libc10.so", "torch/lib/libgomp.so.*", "nvidia/cu13/lib/libcudart.so.*",
             "nvidia/cu13/lib/libcupti.so.*", "pyarrow/libarrow.so.*", "pyarrow/libarrow_compute.so.*", "pyarrow/libparquet.so.*"]
gpu_libraries = ["torch/lib/*.so", "torch/lib/*.so.*", "nvidia/*/lib/*.so", "nvidia/*/lib/*.so.*"]
headers = ["torch/include/*", "pyarrow/include/*", "nvidia/cu13/include/*"]
licences = ["*.dist-info/*licen[sc]e*", "*.dist-info/*notice*"]
# Older copies of libraries that the system provides; they would be found first.
shadowing = ["torch/include/fmt/*", "torch/include/google/*", "torch/include/pybind11/*"]


def matches(name, patterns):
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def wanted(name, gpu):
    if ".." in PurePosixPath(name).parts or name.startswith("/") or matches(name, shadowing):
        return False
    return matches(name, libraries + headers + (gpu_libraries if gpu else [])) or matches(name.lower(), licences)


def main(arguments):
    gpu = "--gpu" in arguments
    folder, *wheels = [a for a in arguments if a != "--gpu"]
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                if entry.is_dir() or not wanted(entry.filename, gpu):
                    continue
                target = Path(folder) / entry.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(entry) as source, open(target, "wb") as copy:
                    shutil.copyfileobj(source, copy, 1 << 20)
        Path(wheel).unlink()   # half a gigabyte that nobody reads again


if __name__ == "__main__":
    main(sys.argv[1:])
