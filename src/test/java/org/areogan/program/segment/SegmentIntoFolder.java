package org.areogan.program.segment;

import java.nio.file.Path;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of segmenting share: pictures to segment and a folder to segment them into. */
abstract class SegmentIntoFolder {
    @TempDir
    Path folder;

    Path out = Path.of("");

    @BeforeEach
    void chooseOutput() {
        out = folder.resolve("out");
    }

    Cli segment(Object... arguments) {
        Object[] all = new Object[arguments.length + 5];
        all[0] = "segment";
        all[1] = "--model";
        all[2] = Landscapes.model();
        all[3] = "-o";
        all[4] = out;
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Cli.run(all);
    }

    Path picture(String name, int height, int width) {
        Path file = folder.resolve("pictures").resolve(name);
        PictureFiles.writePng(
                file, Drawing.grey(new ProceduralMars().scene(7, height, width).frame()));
        return file;
    }
}
