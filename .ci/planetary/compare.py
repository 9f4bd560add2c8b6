"""Compares what Areogan reads from mission images and TIFFs, and the GeoTIFFs that it writes, with GDAL."""
import itertools
import subprocess
import sys
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")
np.seterr(invalid="ignore")
out, java = Path(sys.argv[1]), sys.argv[2]
images = [Path(each) for each in sys.argv[3:]]
TYPES = {
    gdal.GDT_Byte: np.uint8, gdal.GDT_UInt16: np.uint16, gdal.GDT_Int16: np.int16, gdal.GDT_UInt32: np.uint32,
    gdal.GDT_Int32: np.int32, gdal.GDT_Float32: np.float32, gdal.GDT_Float64: np.float64,
}
jobs, checks = [], []


def values_of(file, opened=None):
    """What GDAL finds; three bands of a picture in colour, otherwise the first. Missing ones are NaN."""
    data = gdal.Open(str(opened or file))
    bands = []
    for number in range(1, (3 if data.RasterCount == 3 else 1) + 1):
        band = data.GetRasterBand(number)
        values = band.ReadAsArray().astype(np.float64)
        if band.GetNoDataValue() is not None:
            values[values == band.GetNoDataValue()] = np.nan
        bands.append(values)
    return np.array(bands)


def compare(kind, file, opened=None, job="values"):
    target = out / f"{len(jobs)}.values"
    jobs.append(f"{job}|{file}|{target}")
    checks.append((kind, file, target, values_of(file, opened)))


def numbers(dtype, bands, height, width, seed):
    dice = np.random.default_rng(seed)
    if np.issubdtype(dtype, np.floating):
        return (dice.standard_normal((bands, height, width)) * 1e4).astype(dtype)
    limits = np.iinfo(dtype)
    all_of = dice.integers(limits.min, limits.max, (bands, height, width), dtype=dtype, endpoint=True)
    all_of[:, : height // 2] //= 16
    return all_of


def create(file, driver, array, options=(), gdal_type=None, no_data=None, place=None, spatial=None):
    bands, height, width = array.shape
    data = gdal.GetDriverByName(driver).Create(str(file), width, height, bands, gdal_type, list(options))
    if place:
        data.SetGeoTransform(place)
    if spatial:
        data.SetProjection(spatial)
    for band in range(bands):
        if no_data is not None:
            data.GetRasterBand(band + 1).SetNoDataValue(no_data)
        data.GetRasterBand(band + 1).WriteArray(array[band])
    data = None
    return file


def tiffs():
    layouts = [[], ["BLOCKYSIZE=7"], ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=32"]]
    packings = [[], ["COMPRESS=LZW"], ["COMPRESS=DEFLATE"], ["COMPRESS=PACKBITS"]]
    packings += [[f"COMPRESS={name}", "PREDICTOR=2"] for name in ("LZW", "DEFLATE")]
    packings += [[f"COMPRESS={name}", "PREDICTOR=3"] for name in ("LZW", "DEFLATE")]
    for (kind, dtype), layout, packing, bands, interleave, order in itertools.product(
        TYPES.items(), layouts, packings, (1, 3, 5), ("PIXEL", "BAND"), ("LITTLE", "BIG")
    ):
        real = np.issubdtype(dtype, np.floating)
        if ("PREDICTOR=3" in packing and not real) or ("PREDICTOR=2" in packing and dtype == np.float64):
            continue
        options = layout + packing + [f"INTERLEAVE={interleave}", f"ENDIANNESS={order}"]
        file = out / f"{len(jobs)}.tif"
        create(file, "GTiff", numbers(dtype, bands, 41, 37, len(jobs)), options, kind)
        compare("TIFF", file)
        compare("TIFF in windows", file, job="windows")
        if order == "LITTLE":
            big = out / f"{len(jobs)}.tif"
            create(big, "GTiff", numbers(dtype, bands, 41, 37, len(jobs)), options + ["BIGTIFF=YES"], kind)
            compare("BigTIFF in windows", big, job="windows")
    for kind, no_data in ((gdal.GDT_Float32, -3.4028226550889045e38), (gdal.GDT_Int16, -32768), (gdal.GDT_Byte, 0)):
        array = numbers(TYPES[kind], 1, 30, 20, 5)
        array[0, 3:7, 2:9] = no_data
        file = create(out / f"{len(jobs)}.tif", "GTiff", array, ["COMPRESS=LZW"], kind, no_data)
        compare("TIFF with missing pixels", file)


def pds4():
    for kind, dtype in TYPES.items():
        for bands, interleave, order in itertools.product((1, 3), ("BSQ", "BIL", "BIP"), ("", "LSB", "MSB")):
            source = create(out / "source.tif", "GTiff", numbers(dtype, bands, 23, 31, len(jobs)), (), kind)
            file = out / f"p{len(jobs)}.xml"
            options = [f"INTERLEAVE={interleave}", "IMAGE_EXTENSION=img"]
            data = gdal.Translate(str(file), str(source), format="PDS4", creationOptions=options)
            data = None
            if order:
                swap(file, order, dtype)
            compare("PDS4", file)
            if bands == 1 and interleave == "BSQ":
                compare("PDS4 by its data file", file.with_suffix(".img"), file)


def swap(file, order, dtype):
    """The same file in a named order of bytes; GDAL writes that of the machine."""
    label = file.read_text()
    raw = file.with_suffix(".img").read_bytes()
    found = "MSB" if "MSB" in label else "LSB"
    if found != order and dtype().itemsize > 1:
        file.write_text(label.replace(f"Unsigned{found}", f"Unsigned{order}").replace(f"Signed{found}", f"Signed{order}")
                        .replace(f"IEEE754{found}", f"IEEE754{order}"))
        file.with_suffix(".img").write_bytes(np.frombuffer(raw, dtype=dtype).byteswap().tobytes())


def masks():
    mars = ('PROJCS["Mars_Equirectangular",GEOGCS["GCS_Mars",DATUM["D_Mars",SPHEROID["Mars_IAU",3396190,169.894447]],'
            'PRIMEM["Reference_Meridian",0],UNIT["degree",0.0174532925199433]],PROJECTION["Equirectangular"],'
            'PARAMETER["standard_parallel_1",15],PARAMETER["central_meridian",180],UNIT["metre",1]]')
    polar = osr.SpatialReference()
    polar.ImportFromProj4("+proj=stere +lat_0=90 +lon_0=0 +k=1 +a=3396190 +b=3376200 +units=m +no_defs")
    utm = osr.SpatialReference()
    utm.ImportFromEPSG(32633)
    geographic = osr.SpatialReference()
    geographic.ImportFromEPSG(4326)
    places = [(-7000.5, 0.25, 0, 54321.125, 0, -0.25), (10.0, 3.0, 0.5, 20.0, -0.25, -2.0), (137.4, 1e-5, 0, -4.6, 0, -1e-5)]
    pairs = []
    for spatial, place in itertools.product((mars, polar.ExportToWkt(), utm.ExportToWkt(), geographic.ExportToWkt(), None), places):
        array = numbers(np.float32, 1, 70, 33, len(jobs))
        array[0, :5, :4] = -9999
        file = create(out / f"g{len(jobs)}.tif", "GTiff", array, ["COMPRESS=DEFLATE"], gdal.GDT_Float32, -9999, place, spatial)
        target = out / f"m{len(jobs)}.tif"
        jobs.append(f"mask|{file}|{target}")
        pairs.append((file, target))
        tiled = out / f"t{len(jobs)}.tif"
        jobs.append(f"tiles|{file}|{tiled}")
        pairs.append((file, tiled))
    return pairs


def check_masks(pairs):
    row, column = np.mgrid[0:70, 0:33]
    expected = (row + column) % 5
    expected[:5, :4] = 255
    for file, target in pairs:
        theirs, ours = gdal.Open(str(file)), gdal.Open(str(target))
        assert theirs.GetGeoTransform() == ours.GetGeoTransform(), (file, theirs.GetGeoTransform(), ours.GetGeoTransform())
        assert theirs.GetProjection() == ours.GetProjection(), (file, theirs.GetProjection(), ours.GetProjection())
        first, second = gdal.Info(theirs, format="json"), gdal.Info(ours, format="json")
        assert first["cornerCoordinates"] == second["cornerCoordinates"], file
        band = ours.GetRasterBand(1)
        assert (band.ReadAsArray() == expected).all() and band.GetNoDataValue() == 255, file
        assert band.GetColorTable().GetColorEntry(1)[:3] == (0xFF, 0xCC, 0x00), file
    print(f"GeoTIFF masks: {len(pairs)}, corners, projection, missing value, colours and every class as GDAL reads them")


for each in images:
    compare("PDS3 or VICAR", each)
tiffs()
pds4()
pairs = masks()
(out / "jobs").write_text("\n".join(jobs) + "\n")
subprocess.run(["java", java, str(out / "jobs")], check=True)
counts, wrong = {}, []
for kind, file, target, expected in checks:
    if not target.exists():
        wrong.append(f"{file}: refused: {Path(str(target) + '.refused').read_text()}")
        continue
    found = np.frombuffer(target.read_bytes(), dtype=">f8")
    found = found[3:].reshape([int(found[2]), int(found[0]), int(found[1])])
    if found.shape != expected.shape or not np.array_equal(found, expected, equal_nan=True):
        wrong.append(f"{file}: {gdal.Info(str(file))[:400]}: {np.argwhere(found != expected)[:3] if found.shape == expected.shape else found.shape}")
    counts[kind] = counts.get(kind, 0) + 1
for kind, count in counts.items():
    print(f"{kind}: {count} files compared, sample by sample")
check_masks(pairs)
if wrong:
    sys.exit(f"{len(wrong)} differ, the first: " + "\n".join(wrong[:3]))
print("all equal")
