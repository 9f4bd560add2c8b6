package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.terrain.picture.Drawing;
import org.junit.jupiter.api.Test;

/** How pictures come onto the page, and what is told of each. */
class AddingPicturesTest extends InBrowser {
    @Test
    void aDroppedPictureIsSegmentedAndMeasured() {
        page.drop("dropped.png", SCENE);
        page.await("done", 1);

        double[] areas = prediction().areas();
        for (int id = 0; id < areas.length; id++) {
            assertThat(page.all("#legend button .share").get(id).getText()).isEqualTo(percent(areas[id]));
        }
        assertThat(page.get("#facts").getText()).startsWith("256 × 256 · curiosity");
        assertThat(page.get("#strip .name").getText()).isEqualTo("dropped.png");
    }

    @Test
    void picturesArePastedAndTakenFromTheSamples() {
        page.paste(SCENE);
        page.await("done", 1);
        page.click("#clear");
        page.until("samples", "return document.querySelectorAll('#samples button').length === 6");
        page.click("#samples button");
        page.await("done", 1);

        assertThat(page.get("#strip .name").getText()).isEqualTo("landscape 1.png");
    }

    @Test
    void severalFilesAreChosenAndWhatIsWrongStandsBesideTheFile() throws IOException {
        Path good = Files.write(home.resolve("good.png"), SCENE);
        Path bad = Files.writeString(home.resolve("bad.png"), "no picture");
        page.choose(good, bad);
        page.await("done", 1);
        page.await("failed", 1);

        assertThat(page.get("#strip [data-state=failed] .error").getText()).contains("no picture of a known format");
        assertThat(page.get("#progress-text").getText()).isEqualTo("1 of 2 done, 1 failed");
        page.click("#strip [data-state=done] .thumb");
        assertThat(page.get("#facts").getText()).contains("ms");
        page.click("#strip [data-state=failed] .thumb");
        assertThat(page.get("#notice").getText()).contains("no picture of a known format");
        assertThat(page.get("#facts").getText()).isEmpty();
        page.click("#strip [data-state=failed] .remove");
        assertThat(page.all("#strip li")).hasSize(1);
    }

    @Test
    void aTiffThatTheBrowserCannotShowIsShown() throws IOException {
        Path tiff = home.resolve("scene.tif");
        assertThat(javax.imageio.ImageIO.write(Drawing.grey(ServedPage.scene(1)), "tiff", tiff.toFile()))
                .isTrue();
        page.choose(tiff);
        page.await("done", 1);
        page.set("#opacity", 0);
        String shown = page.canvas();
        page.click("#clear");
        page.drop("scene.png", SCENE);
        page.await("done", 1);

        assertThat(page.canvas()).isEqualTo(shown);
    }

    @Test
    void filesOnTheirWayAreCancelledOneByOneOrAllAndTriedAgain() {
        page.delayRequests(60_000);
        for (int n = 1; n <= 4; n++) {
            page.drop("file-" + n + ".png", SCENE);
        }
        page.await("running", 2);
        page.click("#strip li:nth-child(4) .cancel");
        page.await("cancelled", 1);
        page.click("#cancel");
        page.await("cancelled", 4);
        page.delayRequests(0);
        page.click("#strip li:nth-child(2) .retry");
        page.await("done", 1);

        assertThat(page.get("#strip li:nth-child(2)").getDomAttribute("data-state"))
                .isEqualTo("done");
    }

    private static String percent(double share) {
        return share > 0 && share < 0.001 ? "< 0.1 %" : String.format(java.util.Locale.ROOT, "%.1f %%", share * 100);
    }
}
