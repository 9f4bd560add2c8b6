package org.areogan.terrain.planetary;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.areogan.files.UserException;
import org.areogan.terrain.planetary.SampleLayout.Order;
import org.areogan.terrain.planetary.SampleType.Kind;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A PDS4 label: an XML file that tells of the first {@code Array_2D_Image} or {@code Array_3D_Image} in a file beside it
 * (PDS4 Information Model, Array).
 *
 * @param data file with the samples
 * @param missing numbers that stand for missing samples
 */
record Pds4Label(Path data, SampleLayout layout, FillValues missing) {
    private static final String NAMESPACE = "http://pds.nasa.gov/pds4/pds";
    private static final int BEGINNING = 1 << 12;
    private static final long LONGEST = 1 << 24;
    private static final List<String> MISSING = List.of(
            "missing_constant",
            "invalid_constant",
            "error_constant",
            "unknown_constant",
            "not_applicable_constant",
            "saturated_constant");
    private static final Map<String, SampleType> TYPES = types();

    /** Whether a file is such a label: named {@code .xml}, with the name space of PDS4 near its beginning. */
    static boolean is(Path file) {
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".xml")
                || !Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1).contains(NAMESPACE);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** @throws UserException naming the element that is missing or not understood */
    static Pds4Label read(Path file) {
        return new Reader(file).label();
    }

    private static Map<String, SampleType> types() {
        Map<String, SampleType> types = new TreeMap<>();
        types.put("UnsignedByte", new SampleType(8, Kind.UNSIGNED, ByteOrder.BIG_ENDIAN));
        types.put("SignedByte", new SampleType(8, Kind.SIGNED, ByteOrder.BIG_ENDIAN));
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            String name = order == ByteOrder.BIG_ENDIAN ? "MSB" : "LSB";
            for (int bytes : new int[] {2, 4}) {
                types.put("Unsigned" + name + bytes, new SampleType(8 * bytes, Kind.UNSIGNED, order));
                types.put("Signed" + name + bytes, new SampleType(8 * bytes, Kind.SIGNED, order));
            }
            types.put("IEEE754" + name + "Single", new SampleType(32, Kind.REAL, order));
            types.put("IEEE754" + name + "Double", new SampleType(64, Kind.REAL, order));
        }
        return types;
    }

    private static final class Reader {
        private final Path file;

        Reader(Path file) {
            this.file = file;
        }

        Pds4Label label() {
            Element root = document();
            for (Element area : all(root, "File_Area_Observational")) {
                List<Element> arrays = new ArrayList<>(all(area, "Array_2D_Image"));
                arrays.addAll(all(area, "Array_3D_Image"));
                if (!arrays.isEmpty()) {
                    Element array = arrays.get(0);
                    return new Pds4Label(data(area), layout(array), missing(array, type(array)));
                }
            }
            throw wrong("File_Area_Observational", "tells of no Array_2D_Image or Array_3D_Image");
        }

        /** Nothing outside the file is looked at, and no entity is put in. */
        private Element document() {
            try {
                if (Files.size(file) > LONGEST) {
                    throw new UserException(file + " has " + Files.size(file)
                            + " bytes, which is no PDS4 label; name the" + " label, not the image");
                }
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                var builder = factory.newDocumentBuilder();
                builder.setErrorHandler(null);
                String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\\uFEFF", "");
                return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            } catch (SAXException | ParserConfigurationException broken) {
                throw new UserException(
                        file + " is no XML that can be read (" + broken.getMessage() + "); fetch the label again",
                        broken);
            } catch (IOException failure) {
                throw new UserException(
                        "cannot read " + file + " (" + failure + "); check that it is UTF-8 text", failure);
            }
        }

        private Path data(Element area) {
            String name = text(first(area, "File"), "file_name");
            try {
                Path last = Path.of(name).getFileName();
                Path data = last == null ? file : file.resolveSibling(last);
                if (Files.isRegularFile(data) && !data.equals(file)) {
                    return data;
                }
            } catch (InvalidPathException noName) {
                throw wrong("file_name", "is '" + name + "', which names no file");
            }
            throw wrong("file_name", "is '" + name + "', and there is no such file beside the label");
        }

        private SampleLayout layout(Element array) {
            if (!text(array, "axis_index_order").equals("Last Index Fastest")) {
                throw wrong("axis_index_order", "is not 'Last Index Fastest', which is all that is read");
            }
            Element offset = first(array, "offset");
            String unit = offset.getAttribute("unit");
            if (!unit.isEmpty() && !unit.equals("byte")) {
                throw wrong("offset", "is in " + unit + "; bytes are read");
            }
            Map<Integer, String> names = new TreeMap<>();
            Map<String, Integer> sizes = new TreeMap<>();
            for (Element axis : all(array, "Axis_Array")) {
                String name = text(axis, "axis_name");
                names.put(whole(text(axis, "sequence_number"), "sequence_number", 1), name);
                sizes.put(name, whole(text(axis, "elements"), "elements", 1));
            }
            List<String> order = List.copyOf(names.values());
            int lines = size(sizes, "Line");
            int samples = size(sizes, "Sample");
            int bands = sizes.getOrDefault("Band", 1);
            LabelReader.requireRoom(file, "elements", lines, samples, bands);
            return new SampleLayout(
                    whole(offset.getTextContent().strip(), "offset", 0),
                    lines,
                    samples,
                    bands,
                    0,
                    0,
                    type(array),
                    order(order));
        }

        private int size(Map<String, Integer> sizes, String axis) {
            Integer size = sizes.get(axis);
            if (size == null) {
                throw wrong("axis_name", "is " + String.join(", ", sizes.keySet()) + "; Line and Sample are needed");
            }
            return size;
        }

        private Order order(List<String> axes) {
            return switch (String.join(" ", axes)) {
                case "Line Sample", "Band Line Sample" -> Order.BAND_SEQUENTIAL;
                case "Line Band Sample" -> Order.LINE_INTERLEAVED;
                case "Line Sample Band" -> Order.SAMPLE_INTERLEAVED;
                default ->
                    throw wrong(
                            "axis_name",
                            "is " + String.join(", ", axes)
                                    + " by sequence_number; Line before Sample and at most a Band" + " are read");
            };
        }

        private SampleType type(Element array) {
            String name = text(first(array, "Element_Array"), "data_type");
            SampleType type = TYPES.get(name);
            if (type == null) {
                throw wrong("data_type", "is " + name + "; read are " + String.join(", ", TYPES.keySet()));
            }
            return type;
        }

        private FillValues missing(Element array, SampleType type) {
            Set<Double> numbers = new HashSet<>();
            for (String name : MISSING) {
                for (Element each : all(array, name)) {
                    String text = each.getTextContent().strip();
                    numbers.add(FillValues.number(text, type)
                            .orElseThrow(() -> wrong(name, "is " + text + ", which is no number")));
                }
            }
            return FillValues.of(numbers, type);
        }

        private int whole(String text, String element, int least) {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
                throw wrong(element, "is " + text + "; it must be a whole number of " + least + " or more");
            }
            return Integer.parseInt(text);
        }

        private String text(Element parent, String name) {
            return first(parent, name).getTextContent().strip();
        }

        private Element first(Element parent, String name) {
            return all(parent, name).stream().findFirst().orElseThrow(() -> wrong(name, "is missing from its label"));
        }

        private static List<Element> all(Element parent, String name) {
            NodeList found = parent.getElementsByTagNameNS("*", name);
            List<Element> elements = new ArrayList<>();
            for (int place = 0; place < found.getLength(); place++) {
                if (found.item(place) instanceof Element each) {
                    elements.add(each);
                }
            }
            return elements;
        }

        private UserException wrong(String element, String what) {
            return new UserException(file + ": " + element + " " + what + "; fetch the label again, or convert to PNG");
        }
    }
}
