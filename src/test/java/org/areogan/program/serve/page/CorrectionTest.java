package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Masks that a hand corrects, and the pairs for a training that come of them. */
class CorrectionTest extends InBrowser {
    @Test
    void theMaskIsCorrectedTakenBackAndSavedAsAPairThatATrainingReads(@TempDir Path folder) throws Exception {
        show();
        Mask predicted = prediction().mask();
        page.click("#brush");
        page.set("#brush-size", 20);
        Hands.choose(page, "#brush-class", "background");
        new Actions(page.driver).dragAndDropBy(page.get("#canvas"), 60, 0).perform();
        Mask corrected = pair(folder.resolve("corrected")).mask(0);
        assertThat(corrected.at(128, 128)).isZero();
        assertThat(corrected.counts()[0]).isGreaterThan(predicted.counts()[0]);

        page.click("#undo");
        assertThat(pair(folder.resolve("undone")).mask(0).ids()).isEqualTo(predicted.ids());
        page.get("#canvas").sendKeys(Keys.chord(Keys.CONTROL, "y"));
        DataSet again = pair(folder.resolve("again"));
        assertThat(again.mask(0).ids()).isEqualTo(corrected.ids());
        assertThat(PictureFiles.toPng(Drawing.grey(again.frame(0)))).isEqualTo(SCENE);
        page.click("#undo");
        page.get("#canvas").sendKeys(Keys.ARROW_RIGHT, " ");
        assertThat(pair(folder.resolve("keys")).mask(0).counts()[0])
                .isGreaterThan(predicted.counts()[0]);
    }

    @Test
    void anotherModelSegmentsAgainAndLeavesCorrectionsAlone() {
        show();
        page.click("#brush");
        Hands.choose(page, "#brush-class", "background");
        new Actions(page.driver).dragAndDropBy(page.get("#canvas"), 60, 0).perform();
        page.drop("other.png", SCENE);
        page.await("done", 2);
        Hands.choose(page, "#model", "twin");
        page.until("second model", "return document.getElementById('facts').textContent.includes('twin')");
        page.click("#strip li:first-child .thumb");

        assertThat(page.get("#facts").getText()).contains("curiosity");
    }

    @Test
    void everyFileIsInTheSameArchiveOfPairsUnderItsOwnName(@TempDir Path folder) throws Exception {
        page.drop("twin.png", SCENE);
        page.drop("twin.png", PictureFiles.toPng(Drawing.grey(ServedPage.scene(2))));
        page.await("done", 2);
        extract(unzip(saved("#pairs", "pairs.zip")), folder);
        DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);

        assertThat(data.size()).isEqualTo(2);
        assertThat(Arrays.equals(data.mask(0).ids(), data.mask(1).ids())).isFalse();
    }

    private DataSet pair(Path folder) throws Exception {
        extract(unzip(saved("#pair", "scene-pair.zip")), folder);
        return DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
    }

    private static void extract(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
