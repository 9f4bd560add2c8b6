package org.areogan.terrain.planetary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A PDS3 label: statements {@code KEYWORD = VALUE} of the Object Description Language, which can stand in objects and groups
 * (PDS Standards Reference, chapter 12). Only what images need of it is kept: words, numbers and lists as they are written.
 *
 * @param values by keyword, those of objects and groups behind their names, e.g. {@code IMAGE.LINES}; the first of equal ones
 */
record Pds3Label(Map<String, List<String>> values) {
    /** Whether a file begins with such a label. */
    static boolean starts(String text) {
        String first = text.stripLeading();
        return first.startsWith("PDS_VERSION_ID") || first.startsWith("ODL_VERSION_ID") || first.startsWith("CCSD");
    }

    /** @param text of the label, and perhaps of what comes behind its END */
    static Pds3Label parse(String text) {
        return new Parser(text).label();
    }

    Optional<String> first(String keyword) {
        return list(keyword).stream().findFirst();
    }

    List<String> list(String keyword) {
        return values.getOrDefault(keyword, List.of());
    }

    private static final class Parser {
        private final String text;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private final List<String> inside = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Pds3Label label() {
            while (skipBlanks()) {
                String keyword = word().toUpperCase(Locale.ROOT);
                if (keyword.equals("END") || keyword.isEmpty()) {
                    break;
                }
                skipBlanks();
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    statement(keyword, value());
                } else if (keyword.startsWith("END_") && !inside.isEmpty()) {
                    inside.remove(inside.size() - 1);
                }
            }
            return new Pds3Label(values);
        }

        private void statement(String keyword, List<String> value) {
            if (keyword.equals("OBJECT") || keyword.equals("GROUP")) {
                inside.add(value.isEmpty() ? "" : value.get(0).toUpperCase(Locale.ROOT));
            } else if (keyword.equals("END_OBJECT") || keyword.equals("END_GROUP")) {
                if (!inside.isEmpty()) {
                    inside.remove(inside.size() - 1);
                }
            } else {
                String name = inside.isEmpty() ? keyword : String.join(".", inside) + "." + keyword;
                values.putIfAbsent(name, value);
            }
        }

        /** A word, a text in quotes, or the members of a list; units in angle brackets stand behind them as members. */
        private List<String> value() {
            skipBlanks();
            if (at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == '{')) {
                return members();
            }
            List<String> value = new ArrayList<>(List.of(member()));
            unit().ifPresent(value::add);
            return value;
        }

        private List<String> members() {
            List<String> members = new ArrayList<>();
            int depth = 0;
            do {
                char next = text.charAt(at);
                if (next == '(' || next == '{') {
                    depth++;
                    at++;
                } else if (next == ')' || next == '}') {
                    depth--;
                    at++;
                } else if (next == ',') {
                    at++;
                } else {
                    String member = member();
                    if (member.isEmpty() && unit().isEmpty()) {
                        at++;
                    } else {
                        members.add(member);
                        unit().ifPresent(members::add);
                    }
                }
                skipBlanks();
            } while (depth > 0 && at < text.length());
            return members;
        }

        private String member() {
            skipBlanks();
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                int end = text.indexOf(text.charAt(at), at + 1);
                int stop = end < 0 ? text.length() : end;
                String quoted = text.substring(at + 1, stop);
                at = Math.min(text.length(), stop + 1);
                return quoted.replaceAll("\\s+", " ").strip();
            }
            return word();
        }

        private Optional<String> unit() {
            skipBlanks();
            if (at >= text.length() || text.charAt(at) != '<') {
                return Optional.empty();
            }
            int end = text.indexOf('>', at);
            int stop = end < 0 ? text.length() - 1 : end;
            String unit = text.substring(at, stop + 1);
            at = stop + 1;
            return Optional.of(unit);
        }

        private String word() {
            int from = at;
            while (at < text.length() && !ends(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        private static boolean ends(char each) {
            return Character.isWhitespace(each) || "=,(){}<\"'".indexOf(each) >= 0;
        }

        /** @return whether anything is left */
        private boolean skipBlanks() {
            while (at < text.length()) {
                if (text.startsWith("/*", at)) {
                    int end = text.indexOf("*/", at);
                    at = end < 0 ? text.length() : end + 2;
                } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == 0) {
                    at++;
                } else {
                    return true;
                }
            }
            return false;
        }
    }
}
