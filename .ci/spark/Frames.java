import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** Invented frames of 64 x 128 pixels as pictures: FOLDER COUNT. */
public class Frames {
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        ProceduralMars mars = new ProceduralMars();
        for (int number = 0; number < count; number++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%06d.png", number));
            PictureFiles.writePng(file, Drawing.grey(mars.scene(number, 64, 128).frame()));
        }
    }
}
