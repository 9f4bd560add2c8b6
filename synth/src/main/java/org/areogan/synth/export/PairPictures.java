package org.areogan.synth.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.areogan.files.AtomicFile;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.Ai4MarsLayout;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.pixels.GreyBytes;

/** Pairs as picture files, a file for each frame and one for each mask. */
final class PairPictures {
    private PairPictures() {}

    /** 8-bit grey PNGs. */
    static void writeFrames(Path folder, Pairs pairs) {
        pairs.forEach((facts, sample) ->
                PictureFiles.writePng(folder.resolve(facts.name() + ".png"), Drawing.grey(sample.frame())));
    }

    /** 8-bit grey PNGs whose pixels are class ids or the no-label value. */
    static void writeMasks(Path folder, Pairs pairs) {
        pairs.forEach((facts, sample) -> PictureFiles.writeMask(folder.resolve(facts.name() + ".png"), sample.mask()));
    }

    /** The AI4Mars layout: frames as JPEG, labels as PNG. */
    static void writeAi4Mars(Path folder, Pairs pairs) {
        Path images = folder.resolve(Ai4MarsLayout.IMAGES.toString());
        Path labels = folder.resolve(Ai4MarsLayout.LABELS.toString());
        pairs.forEach((facts, sample) -> {
            byte[] jpeg = jpeg(sample.frame());
            AtomicFile.write(images.resolve(facts.name() + ".JPG"), out -> out.write(jpeg));
            PictureFiles.writeMask(
                    labels.resolve(facts.name() + ".png"), Ai4MarsLayout.labels(sample.mask(), pairs.classes()));
        });
    }

    /** At the highest quality, so that no grey value moves by more than a few levels of 255. */
    private static byte[] jpeg(Frame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, frame.width(), frame.height(), GreyBytes.of(frame));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(1);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } catch (IOException inMemory) {
            throw new UncheckedIOException("cannot make a JPEG of a frame in memory", inMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
