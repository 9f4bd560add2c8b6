package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.areogan.generator.Prediction;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the page begin and end with: it is opened anew in the browser, and nothing was complained of. */
@ExtendWith(PageInBrowser.class)
abstract class InBrowser {
    static final byte[] SCENE = PictureFiles.toPng(Drawing.grey(ServedPage.scene(1)));
    private static PageInBrowser.Session session;

    @TempDir
    Path home;

    OpenPage page;

    @BeforeAll
    static void start(PageInBrowser.Session shared) {
        session = shared;
    }

    @BeforeEach
    void open() {
        page = new OpenPage(session.driver(), session.server().address());
    }

    /** Nothing was refused by the content security policy, and no script failed. */
    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(page.driver.manage().logs().get("browser").getAll())
                .filteredOn(entry -> entry.getLevel().equals(Level.SEVERE))
                .filteredOn(entry -> !entry.getMessage().matches(".*status of 4[01][015].*"))
                .isEmpty();
    }

    /** The scene on the page, segmented. */
    final void show() {
        page.drop("scene.png", SCENE);
        page.await("done", 1);
    }

    /** What the model says of the scene. */
    static Prediction prediction() {
        return session.prediction();
    }

    final byte[] saved(String selector, String name) throws Exception {
        return page.saved(session.downloads(), selector, name);
    }

    static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
