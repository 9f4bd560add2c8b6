package org.areogan.program.serve.page;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.interactions.WheelInput;
import org.openqa.selenium.support.ui.Select;

/** Gestures that take more than a click. */
final class Hands {
    private Hands() {}

    static void wheel(OpenPage page, int down) {
        new Actions(page.driver)
                .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(page.get("#canvas")), 0, down)
                .perform();
    }

    /** Two fingers that part on the canvas. */
    static void pinch(OpenPage page) {
        page.driver.perform(List.of(finger(page, "first", -30, -90), finger(page, "second", 30, 90)));
    }

    static void choose(OpenPage page, String selector, String option) {
        new Select(page.get(selector)).selectByVisibleText(option);
    }

    private static Sequence finger(OpenPage page, String name, int from, int to) {
        WebElement canvas = page.get("#canvas");
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, name);
        PointerInput.Origin origin = PointerInput.Origin.fromElement(canvas);
        return new Sequence(finger, 0)
                .addAction(finger.createPointerMove(Duration.ZERO, origin, from, 0))
                .addAction(finger.createPointerDown(0))
                .addAction(finger.createPointerMove(Duration.ofMillis(50), origin, to, 0))
                .addAction(finger.createPointerUp(0));
    }
}
