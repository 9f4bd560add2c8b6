package org.areogan.engine.graph;

import org.areogan.engine.Session;

/** What the arrays of {@link Session#state()} are called, alike for all engines, so that one can go on with another's. */
public final class StateNames {
    private static final String AVERAGE = "average/";

    private StateNames() {}

    /** How many steps an objective has made: one whole number. */
    public static String steps(String objective) {
        return "optimizer/" + objective + "/steps";
    }

    /** Adam's first moment of a parameter. */
    public static String firstMoment(String objective, String parameter) {
        return "optimizer/" + objective + "/first/" + parameter;
    }

    /** Adam's second moment of a parameter. */
    public static String secondMoment(String objective, String parameter) {
        return "optimizer/" + objective + "/second/" + parameter;
    }

    /** The moving average of a parameter. */
    public static String average(String parameter) {
        return AVERAGE + parameter;
    }
}
