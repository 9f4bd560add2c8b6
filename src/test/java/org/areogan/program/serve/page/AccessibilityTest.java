package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe-core finds on the page, in light and dark, wide and narrow; pictures of it where somebody wants them. */
@ExtendWith(PageInBrowser.class)
class AccessibilityTest {
    private static ChromeDriver driver;
    private static ServedPage server;

    @BeforeAll
    static void start(PageInBrowser.Session session) {
        driver = session.driver();
        server = session.server();
    }

    /** The browser is as wide as it was for the tests that follow. */
    @AfterAll
    static void restore() {
        if (driver != null) {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        }
    }

    @ParameterizedTest
    @CsvSource({"light,1280,860", "dark,1280,860", "light,390,844", "dark,390,844"})
    void axeFindsNothing(String colours, int width, int height) throws IOException {
        OpenPage page = new OpenPage(driver, server.address());
        page.media(colours, "reduce");
        page.size(width, height);
        page.until(
                "samples",
                "return [...document.querySelectorAll('#samples img')].filter((i) => i.complete).length === 6");
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

    @Test
    void thePageLooksLikeThis() throws IOException {
        OpenPage page = new OpenPage(driver, server.address());
        page.media("light", "reduce");
        page.size(1060, 740);
        page.until("samples", "return document.querySelectorAll('#samples button').length === 6");
        for (int sample = 0; sample < 4; sample++) {
            page.run("document.querySelectorAll('#samples button')[arguments[0]].click()", sample);
        }
        page.await("done", 4);
        page.click("#strip li:nth-child(1) .thumb");
        page.click("#modes label:nth-of-type(2)");
        picture("page");

        assertThat((Boolean) page.run("return document.documentElement.scrollHeight <= innerHeight"))
                .as("all fits into the window")
                .isTrue();
    }

    private static List<?> violations() throws IOException {
        try (InputStream axe = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>)
                driver.executeAsyncScript(
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
