package org.areogan.terrain.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Mask;

class ComponentLaws {
    private static final int ROCK = Scenes.ROCK.id();

    @Law
    void theyAreTheClassAndAsManyAsNeighboursCanBeJoined(Draw any) {
        int height = any.integer(1, 14);
        int width = any.integer(1, 14);
        double share = any.real(0, 1);
        long seed = any.number();
        Mask mask = random(height, width, share, seed);
        List<Component> components = Component.of(mask, ROCK);
        byte[] drawn = new byte[mask.ids().length];
        Arrays.fill(drawn, (byte) 1);
        int area = 0;
        for (Component component : components) {
            area += component.area();
            draw(component, drawn, width);
        }
        assertThat(drawn).isEqualTo(mask.ids());
        assertThat(area).isEqualTo(ClassPixels.count(mask.ids(), ROCK));
        assertThat(components).hasSize(joined(mask));
    }

    @Law
    void movingTheMaskMovesThem(Draw any) {
        int down = any.integer(0, 5);
        int right = any.integer(0, 5);
        double share = any.real(0, 1);
        long seed = any.number();
        Mask mask = random(8, 9, share, seed);
        byte[] ids = new byte[14 * 15];
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            ids[(pixel / 9 + down) * 15 + pixel % 9 + right] = mask.ids()[pixel];
        }
        List<Component> before = Component.of(mask, ROCK);
        List<Component> after = Component.of(new Mask(14, 15, ids), ROCK);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).top()).isEqualTo(before.get(i).top() + down);
            assertThat(after.get(i).left()).isEqualTo(before.get(i).left() + right);
            assertThat(after.get(i).inside()).isEqualTo(before.get(i).inside());
        }
    }

    private static void draw(Component component, byte[] ids, int width) {
        for (int i = 0; i < component.inside().length; i++) {
            if (component.inside()[i]) {
                int row = component.top() + i / component.width();
                ids[row * width + component.left() + i % component.width()] = (byte) ROCK;
            }
        }
    }

    private static Mask random(int height, int width, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) (random.nextDouble() < share ? ROCK : 1);
        }
        return new Mask(height, width, ids);
    }

    /** Pieces left when each pixel takes over the lowest number beside it until nothing changes. */
    private static int joined(Mask mask) {
        int[] numbers = new int[mask.ids().length];
        Arrays.setAll(numbers, pixel -> mask.ids()[pixel] == ROCK ? pixel : -1);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int pixel = 0; pixel < numbers.length; pixel++) {
                int right = (pixel + 1) % mask.width() == 0 ? pixel : pixel + 1;
                int below = pixel + mask.width() < numbers.length ? pixel + mask.width() : pixel;
                for (int other : new int[] {right, below}) {
                    if (numbers[pixel] >= 0 && numbers[other] >= 0 && numbers[pixel] != numbers[other]) {
                        numbers[pixel] = Math.min(numbers[pixel], numbers[other]);
                        numbers[other] = numbers[pixel];
                        changed = true;
                    }
                }
            }
        }
        return (int) Arrays.stream(numbers).filter(each -> each >= 0).distinct().count();
    }
}
