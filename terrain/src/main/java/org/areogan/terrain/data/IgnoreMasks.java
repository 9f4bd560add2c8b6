package org.areogan.terrain.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;

/**
 * Pictures that tell which pixels of frames count for nothing: those that show the rover, or ground too far away. A pixel
 * that is not black is left out. A picture belongs to the frame of the same name, or to the one whose name differs in the
 * three letters of the product alone, as AI4Mars names them: {@code NLA_397681455MXY_F0020000AUT_04096M1.png} and {@code
 * ...RNG_...} belong to {@code ...EDR_...}.
 */
public final class IgnoreMasks {
    private static final String PRODUCT = "(?<=[0-9])[A-Z]{3}(?=_)";

    private final List<Folder> folders;
    private final boolean complete;

    /** One folder's pictures by the names of frames, the product left out. */
    private record Folder(Path path, SortedMap<String, Path> pictures) {}

    private IgnoreMasks(List<Path> folders, boolean complete) {
        this.complete = complete;
        this.folders = folders.stream().map(IgnoreMasks::listed).toList();
    }

    /**
     * Those of these folders, all of which hold one for every frame.
     *
     * @throws UserException if a folder is missing or holds no pictures
     */
    public static IgnoreMasks of(List<Path> folders) {
        return new IgnoreMasks(folders, true);
    }

    /** Those of the folders that are there; a frame without one is taken whole. */
    static Optional<IgnoreMasks> whereThere(List<Path> folders) {
        List<Path> there = folders.stream().filter(Files::isDirectory).toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(new IgnoreMasks(there, false));
    }

    private static Folder listed(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("there is no folder " + folder + " with masks of pixels to ignore; check the path");
        }
        SortedMap<String, Path> pictures = new TreeMap<>();
        Folders.pictures(folder).forEach((name, file) -> {
            Path twin = pictures.putIfAbsent(frame(name), file);
            if (twin != null) {
                throw new UserException(twin + " and " + file
                        + " belong to the same frame; put masks of different kinds into folders of their own");
            }
        });
        return new Folder(folder, pictures);
    }

    private static String frame(String name) {
        return name.replaceFirst(PRODUCT, "***");
    }

    /**
     * Which pixels of a frame are to be left out: [height * width], row by row.
     *
     * @param id name of the frame
     * @throws UserException if a folder has no picture for it, or one of another size
     */
    public boolean[] ignored(String id, int height, int width) {
        boolean[] ignored = new boolean[height * width];
        for (Path picture : pictures(id)) {
            Mask mask = PictureFiles.readPainted(picture, rgb -> rgb == 0 ? 0 : 1);
            if (mask.height() != height || mask.width() != width) {
                throw new UserException(
                        picture + " has " + mask.width() + "x" + mask.height() + " pixels but the frame " + id + " has "
                                + width + "x" + height + "; make it the size of its frame");
            }
            for (int pixel = 0; pixel < ignored.length; pixel++) {
                ignored[pixel] |= mask.ids()[pixel] != 0;
            }
        }
        return ignored;
    }

    private List<Path> pictures(String id) {
        List<Path> pictures = new ArrayList<>();
        for (Folder folder : folders) {
            Path picture = folder.pictures().get(frame(id));
            if (picture != null) {
                pictures.add(picture);
            } else if (complete) {
                throw new UserException(folder.path() + " has no mask for the frame " + id
                        + "; add one of that name, all black where nothing is to be ignored");
            }
        }
        return pictures;
    }

    /** The mask of a frame with the no-label value where pixels are to be left out. */
    public Mask applied(String id, Mask mask, int noLabel) {
        boolean[] ignored = ignored(id, mask.height(), mask.width());
        byte[] ids = mask.ids().clone();
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = ignored[pixel] ? (byte) noLabel : ids[pixel];
        }
        return new Mask(mask.height(), mask.width(), ids);
    }

    /** Of a frame that has no mask yet, for whoever segments it. */
    public boolean[] ignored(String id, Frame frame) {
        return ignored(id, frame.height(), frame.width());
    }

    /**
     * The same frames, without labels where pixels are to be left out, so that they belong neither to training nor to scores.
     *
     * @throws UserException if a frame has no picture in one of the folders and must have one
     */
    public DataSet over(DataSet data) {
        for (int index = 0; index < data.size(); index++) {
            pictures(data.id(index));
        }
        return new IgnoringDataSet(data, this);
    }
}
