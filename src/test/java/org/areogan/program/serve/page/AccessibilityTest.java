package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe-core finds on the page, in light and dark, wide and narrow; pictures of it where somebody wants them. */
class AccessibilityTest {
    private static ChromeDriver driver;
    private static ServedPage server;

    @TempDir
    private static Path home;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Chromium.found(), "there is no chromium with its chromedriver; install both to test the page");
        server = ServedPage.start(Optional.empty());
        driver = Chromium.start(home);
    }

    @AfterAll
    static void stop() {
        if (driver != null) {
            driver.quit();
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"light,1280,860", "dark,1280,860", "light,390,844", "dark,390,844"})
    void axeFindsNothing(String colours, int width, int height) throws IOException {
        OpenPage page = new OpenPage(driver, server.address());
        page.media(colours, "reduce");
        page.size(width, height);
        page.until("samples", "return [...document.querySelectorAll('#samples img')].filter((i) => i.complete).length === 6");
        picture("welcome-" + colours + "-" + width);
        assertThat(violations()).isEmpty();

        for (int seed = 1; seed <= 3; seed++) {
            page.drop("scene-" + seed + ".png", PictureFiles.toPng(Drawing.grey(ServedPage.scene(seed))));
        }
        page.drop("broken.png", new byte[] {1, 2, 3});
        page.await("done", 3);
        page.await("failed", 1);
        page.click("#strip li:nth-child(1) .thumb");
        page.click("#brush");
        page.run("document.querySelector('details').open = true");
        picture("result-" + colours + "-" + width);
        assertThat(violations()).isEmpty();
        assertThat((Boolean) page.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        page.run("document.getElementById('token-dialog').showModal()");
        assertThat(violations()).isEmpty();
    }

    private static List<?> violations() throws IOException {
        try (InputStream axe = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) driver.executeAsyncScript(
                "const done = arguments[0]; axe.run().then((found) => done(found.violations.map((each) =>"
                        + " each.id + ': ' + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | '))))");
    }

    private static void picture(String name) throws IOException {
        String folder = System.getProperty("areogan.screenshots");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        }
    }
}
