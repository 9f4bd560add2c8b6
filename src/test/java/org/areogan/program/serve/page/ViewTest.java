package org.areogan.program.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.areogan.terrain.ClassSet;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** What the canvas shows of picture and mask, and how a hand moves it. */
class ViewTest extends InBrowser {
    @Test
    void maskAndPictureLieOverEachOtherUnderADividerOrSideBySide() {
        show();
        page.set("#opacity", 0);
        String bare = page.canvas();
        page.set("#opacity", 100);
        String masked = page.canvas();
        assertThat(masked).isNotEqualTo(bare);
        List<Integer> colours =
                ClassSet.ROVER.classes().stream().map(each -> each.rgb()).toList();
        // Not between two classes, where the picture that is made larger has a colour in between.
        double across = DoubleStream.of(0.40, 0.35, 0.30, 0.25, 0.20, 0.15, 0.10)
                .filter(place -> colours.contains(page.pixel(place, 0.9)))
                .findFirst()
                .orElseThrow();
        int left = page.pixel(across, 0.9);

        page.click("#modes label:nth-of-type(2)");
        assertThat(page.pixel(across, 0.9)).isNotEqualTo(left);
        page.get("#divider").sendKeys(Keys.HOME);
        assertThat(page.canvas()).isEqualTo(masked);
        page.get("#divider").sendKeys(Keys.END);
        assertThat(page.canvas()).isEqualTo(bare);
        new Actions(page.driver).dragAndDropBy(page.get("#divider"), -300, 0).perform();
        assertThat(page.canvas()).isNotIn(bare, masked);

        page.click("#modes label:nth-of-type(3)");
        assertThat(page.pixel(0.25, 0.6)).isNotEqualTo(page.pixel(0.75, 0.6));
    }

    @Test
    void pointingAtAClassShowsItAloneAndPressingSwitchesItOff() {
        show();
        page.set("#opacity", 100);
        String all = page.canvas();
        int bedrock = 2;
        new Actions(page.driver)
                .moveToElement(page.all("#legend button").get(bedrock))
                .perform();
        String alone = page.canvas();
        assertThat(alone).isNotEqualTo(all);
        page.all("#legend button").get(bedrock).click();
        String without = page.canvas();
        assertThat(without).isNotIn(all, alone);
        assertThat(page.all("#legend button").get(bedrock).getDomAttribute("aria-pressed"))
                .isEqualTo("false");
        new Actions(page.driver).moveToElement(page.get("h1")).perform();
        assertThat(page.canvas()).isEqualTo(without);
        page.all("#legend button").get(bedrock).click();
        new Actions(page.driver).moveToElement(page.get("h1")).perform();
        assertThat(page.canvas()).isEqualTo(all);
        page.click("#fade");
        assertThat(page.canvas()).isNotEqualTo(all);
    }

    @Test
    void classAndConfidenceUnderTheCursorAreTold() {
        show();
        new Actions(page.driver).moveToElement(page.get("#canvas")).perform();
        String[] told = page.get("#readout").getText().split(" · ", -1);
        String[] place = told[0].split(", ", -1);
        int column = Integer.parseInt(place[0]);
        int row = Integer.parseInt(place[1]);

        var prediction = prediction();
        assertThat(List.of(column, row)).allMatch(each -> Math.abs(each - 128) <= 1);
        assertThat(told[1])
                .isEqualTo(ClassSet.ROVER.get(prediction.mask().at(row, column)).name());
        assertThat(told[2])
                .isEqualTo(Math.round(Math.round(prediction.confidence()[row * 256 + column] * 255) / 2.55)
                        + " % sure");
    }

    @Test
    void wheelDragFingersAndKeysZoomAndMove() {
        show();
        String fitted = page.canvas();
        page.get("#canvas").sendKeys("+");
        String zoomed = page.canvas();
        assertThat(zoomed).isNotEqualTo(fitted);
        page.get("#canvas").sendKeys(Keys.ARROW_LEFT);
        assertThat(page.canvas()).isNotIn(zoomed, fitted);
        page.get("#canvas").sendKeys("0");
        assertThat(page.canvas()).isEqualTo(fitted);
        Hands.wheel(page, -400);
        assertThat(page.canvas()).isNotEqualTo(fitted);
        page.click("#zoom-fit");
        new Actions(page.driver).dragAndDropBy(page.get("#canvas"), 50, 30).perform();
        assertThat(page.canvas()).isNotEqualTo(fitted);
        page.click("#zoom-fit");
        Hands.pinch(page);
        assertThat(page.canvas()).isNotEqualTo(fitted);
    }
}
