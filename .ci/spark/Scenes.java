import java.nio.file.Path;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.mars.ProceduralMars;

/** Invented frames with their masks as an archive: FILE COUNT SIZE, of SIZE x SIZE pixels. */
public class Scenes {
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        PairArchive.write(Path.of(arguments[0]), new ProceduralMars(0.7).dataSet(count, size, size, 1));
    }
}
