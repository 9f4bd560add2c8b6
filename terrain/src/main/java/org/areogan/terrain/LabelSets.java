package org.areogan.terrain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.areogan.files.UserException;

/**
 * Mask values that say less than a class: any of several. A data set whose annotators only told rocks from what is no rock
 * can be learnt from beside one that tells all classes.
 *
 * @param sets ids of the classes that a pixel may be of, by mask value; no value is a class or the no-label value
 */
public record LabelSets(Map<Integer, List<Integer>> sets) {
    /** Every value is a class or no label. */
    public static final LabelSets NONE = new LabelSets(Map.of());

    public LabelSets {
        Map<Integer, List<Integer>> copy = new LinkedHashMap<>();
        sets.forEach((value, ids) -> copy.put(value, List.copyOf(ids)));
        sets = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return sets.isEmpty();
    }

    /** Ids of the classes that a pixel of this mask value may be of; empty where the value is no set. */
    public List<Integer> of(int value) {
        return sets.getOrDefault(value, List.of());
    }

    /** The sets of both. @throws IllegalArgumentException if a value stands for different ones */
    public LabelSets and(LabelSets others) {
        Map<Integer, List<Integer>> both = new LinkedHashMap<>(sets);
        others.sets.forEach((value, ids) -> {
            List<Integer> before = both.putIfAbsent(value, ids);
            if (before != null && !before.equals(ids)) {
                throw new IllegalArgumentException("the mask value " + value + " stands for " + before + " and " + ids);
            }
        });
        return new LabelSets(both);
    }

    /**
     * What people write about a data set: that a value of its masks means one of several classes.
     *
     * @param value in the masks as they are stored
     * @param ids of the classes, ascending
     */
    public record Meaning(int value, List<Integer> ids) {
        /** Each has a bit, and what all bits leave must be no class. */
        private static final int MOST_CLASSES = 7;

        public Meaning {
            ids = List.copyOf(ids);
        }

        /**
         * @param text such as {@code 1=soil|bedrock|sand}
         * @throws UserException naming the text and the cure
         */
        public static Meaning parse(String text, ClassSet classes) {
            int equals = text.indexOf('=');
            if (equals < 1 || !text.substring(0, equals).strip().matches("[0-9]{1,3}")) {
                throw new UserException("the partial label '" + text
                        + "' does not read VALUE=CLASS|CLASS; write for example 1=soil|bedrock|sand");
            }
            int value = Integer.parseInt(text.substring(0, equals).strip());
            if (value > 255 || value == classes.noLabel()) {
                throw new UserException("the partial label '" + text + "' is of the mask value " + value
                        + "; it must be 0 to 255 and not " + classes.noLabel() + ", which means no label");
            }
            TreeSet<Integer> ids = new TreeSet<>();
            for (String name : text.substring(equals + 1).split("\\|", -1)) {
                try {
                    ids.add(classes.named(name.strip()).id());
                } catch (UserException unknown) {
                    throw new UserException("the partial label '" + text + "': " + unknown.getMessage(), unknown);
                }
            }
            return new Meaning(value, List.copyOf(ids));
        }

        /** The value that stands for these classes wherever data sets meet: the same for the same classes. */
        int shared(ClassSet classes) {
            int bits = 0;
            for (int id : ids) {
                bits |= 1 << id;
            }
            int shared = 255 - bits;
            if (classes.size() > MOST_CLASSES || shared == classes.noLabel()) {
                throw new UserException(
                        "partial labels need at most " + MOST_CLASSES + " classes and a no-label value that is"
                                + " 255, got " + classes.size() + " classes and " + classes.noLabel());
            }
            return shared;
        }
    }

    /** The same frames, with these values of their masks replaced by sets that other data sets can have too. */
    public static DataSet applied(DataSet data, List<Meaning> meanings) {
        if (meanings.isEmpty()) {
            return data;
        }
        Map<Integer, List<Integer>> sets = new LinkedHashMap<>();
        int[] replaced = new int[256];
        for (int value = 0; value < replaced.length; value++) {
            replaced[value] = value;
        }
        List<Integer> seen = new ArrayList<>();
        for (Meaning each : meanings) {
            if (seen.contains(each.value())) {
                throw new UserException("the mask value " + each.value() + " has two meanings; give it one");
            }
            seen.add(each.value());
            boolean single = each.ids().size() == 1;
            replaced[each.value()] = single ? each.ids().get(0) : each.shared(data.classes());
            if (!single) {
                sets.put(each.shared(data.classes()), each.ids());
            }
        }
        return new RelabelledDataSet(data, new LabelSets(sets), replaced);
    }
}
