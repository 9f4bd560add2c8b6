package org.areogan.program.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.laws.Mutants;
import org.areogan.laws.Parsing;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.MaskTiff;
import org.areogan.terrain.tiff.TiffImage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** PNG, JPEG, TIFF, GIF, BMP and PNM, as frames and as masks, whose content tells the format, and images of missions. */
class PicturesFuzzTest {
    private static final int WIDTH = 9;
    private static final int HEIGHT = 5;

    @TempDir
    static Path folder;

    @MethodSource("pictures")
    @FuzzTest
    void aFrameIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("frame.png"), content, PictureFiles::readFrame);
    }

    @MethodSource("pictures")
    @FuzzTest
    void aMaskIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(
                folder.resolve("mask.png"), content, file -> PictureFiles.readMask(file, ClassSet.ROVER));
    }

    @Law(tries = 600)
    void aMutantOfAFrameIsReadOrRefused(Draw any) {
        aFrameIsReadOrRefused(Mutants.of(any, pictures().toList()));
    }

    @Law(tries = 200)
    void aMutantOfAMaskIsReadOrRefused(Draw any) {
        aMaskIsReadOrRefused(Mutants.of(any, pictures().toList()));
    }

    @MethodSource("planetary")
    @FuzzTest
    void anImageOfAMissionIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("frame.img"), content, PictureFiles::readFrame);
    }

    @Law(tries = 600)
    void aMutantOfAnImageOfAMissionIsReadOrRefused(Draw any) {
        anImageOfAMissionIsReadOrRefused(Mutants.of(any, planetary().toList()));
    }

    @MethodSource("labels")
    @FuzzTest
    void aPds4LabelIsReadOrRefused(byte[] content) throws IOException {
        Files.write(folder.resolve("label.xml.dat"), new byte[12]);
        Parsing.readsOrRefuses(folder.resolve("label.xml"), content, PictureFiles::readFrame);
    }

    @Law(tries = 200)
    void aMutantOfAPds4LabelIsReadOrRefused(Draw any) throws IOException {
        aPds4LabelIsReadOrRefused(Mutants.of(any, labels().toList()));
    }

    @MethodSource("tiffs")
    @FuzzTest
    void aTiffOfNumbersIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("map.tif"), content, file -> {
            PictureFiles.missing(file);
            TiffImage.read(file);
        });
        Parsing.readsOrRefuses(folder.resolve("map.tif"), content, GeoReference::of);
    }

    @Law(tries = 200)
    void aMutantOfATiffOfNumbersIsReadOrRefused(Draw any) throws IOException {
        aTiffOfNumbersIsReadOrRefused(Mutants.of(any, tiffs().toList()));
    }

    static Stream<byte[]> labels() {
        return Stream.of("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1">
                 <File_Area_Observational>
                  <File><file_name>label.xml.dat</file_name></File>
                  <Array_2D_Image>
                   <offset unit="byte">0</offset><axes>2</axes>
                   <axis_index_order>Last Index Fastest</axis_index_order>
                   <Element_Array><data_type>SignedMSB2</data_type></Element_Array>
                   <Axis_Array><axis_name>Line</axis_name><elements>2</elements><sequence_number>1</sequence_number></Axis_Array>
                   <Axis_Array><axis_name>Sample</axis_name><elements>3</elements><sequence_number>2</sequence_number></Axis_Array>
                   <Special_Constants><missing_constant>0xff</missing_constant></Special_Constants>
                  </Array_2D_Image>
                 </File_Area_Observational>
                </Product_Observational>
                """.getBytes(StandardCharsets.UTF_8));
    }

    /** Packed in every way that the JDK knows, of whole numbers of 16 bits and of floats, and a mask with a place. */
    static Stream<byte[]> tiffs() throws IOException {
        List<byte[]> all = new ArrayList<>();
        ComponentColorModel floats = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        WritableRaster raster = floats.createCompatibleWritableRaster(WIDTH, HEIGHT);
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            raster.setSample(pixel % WIDTH, pixel / WIDTH, 0, pixel * 1.5f);
        }
        BufferedImage reals = new BufferedImage(floats, raster, false, null);
        BufferedImage wholes = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
        for (String packing : List.of("LZW", "Deflate", "PackBits", "ZLib")) {
            for (BufferedImage image : List.of(reals, wholes)) {
                all.add(packed(image, packing));
            }
        }
        double[] numbers = {1, 2, 0, 3, 4, 0};
        GeoReference place = new GeoReference(
                new double[] {1, 1, 0}, numbers, new double[0], new int[] {1, 1, 0, 0}, new double[] {5}, "Mars|");
        Path mask = folder.resolve("mask.tif");
        MaskTiff.write(mask, new Mask(2, 2, new byte[4]), ClassSet.ROVER, Optional.of(place));
        all.add(Files.readAllBytes(mask));
        return all.stream();
    }

    private static byte[] packed(BufferedImage image, String packing) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(packing);
            try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), how);
            }
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    static Stream<byte[]> planetary() {
        String pds3 = """
                PDS_VERSION_ID = PDS3
                RECORD_BYTES = 10
                ^IMAGE = ("A.IMG", 301 <BYTES>)
                /* note */
                OBJECT = IMAGE
                 LINES = 2
                 LINE_SAMPLES = 3
                 BANDS = 1
                 SAMPLE_TYPE = MSB_INTEGER
                 SAMPLE_BITS = 16
                 MISSING_CONSTANT = -1
                END_OBJECT = IMAGE
                END
                """;
        String vicar = "LBLSIZE=120 FORMAT='HALF' TYPE='IMAGE' RECSIZE=6 ORG='BSQ' NL=2 NS=3 NB=1 INTFMT='LOW'";
        return Stream.of(padded(pds3, 300), padded(vicar, 120));
    }

    private static byte[] padded(String label, int size) {
        byte[] bytes = Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), size + 12);
        for (int i = 0; i < 12; i++) {
            bytes[size + i] = (byte) (37 * i);
        }
        return bytes;
    }

    static Stream<byte[]> pictures() {
        List<Integer> types = List.of(
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY);
        Stream<byte[]> written = Stream.of("png", "jpg", "gif", "bmp", "tiff")
                .flatMap(format -> types.stream().map(type -> written(format, type)))
                .filter(bytes -> bytes.length > 0);
        return Stream.concat(
                written,
                Stream.of("P2 3 2 255 1 2 3 4 5 6", "P5 2 2 255 abcd", "P5 1 1 65535 ab")
                        .map(text -> text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Empty where the format has no such pictures. */
    private static byte[] written(String format, int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            image.setRGB(pixel % WIDTH, pixel / WIDTH, 0xff000000 | pixel * 0x050505);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            return ImageIO.write(image, format, out) ? out.toByteArray() : new byte[0];
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
