package org.areogan.terrain.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.areogan.files.npy.Npys;

/** Builds picture files by hand or with the JDK, independently of the code under test. */
public final class Pictures {
    public static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;

    private Pictures() {}

    /** A PNG from its raw rows without filter bytes; extra chunks stand before the pixels. */
    public static byte[] png(int width, int height, int bits, int colourType, byte[] rows, byte[]... extraChunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Npys.bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10));
        byte[] size = Npys.bytes(
                width >> 24,
                width >> 16,
                width >> 8,
                width,
                height >> 24,
                height >> 16,
                height >> 8,
                height,
                bits,
                colourType,
                0,
                0,
                0);
        out.writeBytes(chunk("IHDR", size));
        for (byte[] extra : extraChunks) {
            out.writeBytes(extra);
        }
        out.writeBytes(chunk("IDAT", deflated(rows, height)));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(data.length);
            out.writeBytes(type);
            out.write(data);
            CRC32 sum = new CRC32();
            sum.update(type.getBytes(StandardCharsets.US_ASCII));
            sum.update(data);
            out.writeInt((int) sum.getValue());
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static byte[] deflated(byte[] rows, int height) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
                int stride = rows.length / height;
                for (int row = 0; row < height && stride > 0; row++) {
                    out.write(0);
                    out.write(rows, row * stride, stride);
                }
            }
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    /** A grey ramp from left to right of the given size, for lossy formats. */
    public static BufferedImage ramp(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image.getRaster().setSample(column, row, 0, 255 * column / (width - 1));
            }
        }
        return image;
    }

    static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    public static byte[] jpeg(BufferedImage image, boolean progressive, int restartInterval) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (progressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), how);
            if (restartInterval > 0) {
                IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
                IIOMetadataNode restart = new IIOMetadataNode("dri");
                restart.setAttribute("interval", String.valueOf(restartInterval));
                root.getElementsByTagName("markerSequence").item(0).appendChild(restart);
                metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
            }
            try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, metadata), how);
            }
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        } finally {
            writer.dispose();
        }
    }
}
