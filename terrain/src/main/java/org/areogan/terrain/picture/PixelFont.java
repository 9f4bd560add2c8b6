package org.areogan.terrain.picture;

import java.awt.image.BufferedImage;
import java.util.HexFormat;

/**
 * A font of 5x7 pixels, and one below the line, for captions. Java's own text needs font files, which small servers and containers lack, and
 * looks different on every machine.
 */
final class PixelFont {
    static final int HEIGHT = 8;

    private static final int COLUMNS = 5;
    private static final int ADVANCE = COLUMNS + 1;
    private static final char FIRST = ' ';
    private static final char LAST = '~';

    /** Five columns for each character from space to tilde, the lowest bit on top. */
    private static final byte[] GLYPHS = HexFormat.of()
            .parseHex("000000000000005F00000007000700147F147F14242A7F2A12231308646236495522500005030000"
                    + "001C2241000041221C00082A1C2A0808083E08080050300000080808080800606000002010080402"
                    + "3E5149453E00427F400042615149462141454B311814127F1027454545393C4A4949300171090503"
                    + "3649494936064949291E003636000000563600000008142241141414141441221408000201510906"
                    + "324979413E7E1111117E7F494949363E414141227F4141221C7F494949417F090901013E41415132"
                    + "7F0808087F00417F41002040413F017F081422417F404040407F0204027F7F0408107F3E4141413E"
                    + "7F090909063E4151215E7F09192946464949493101017F01013F4040403F1F2040201F7F2018207F"
                    + "63140814630304780403615149454300007F4141020408102041417F000004020102044040404040"
                    + "000102040020545454787F484444383844444420384444487F3854545418087E09010218A4A49C78"
                    + "7F0804047800447D40002040443D00007F10284400417F40007C041804787C080404783844444438"
                    + "FC1824241818242418FC7C080404084854545420043F4440203C4040207C1C2040201C3C4030403C"
                    + "44281028444C9090907C4464544C44000836410000007F000000413608000804081008");

    private PixelFont() {}

    static int width(String text) {
        return text.length() * ADVANCE;
    }

    /** As much of the text as fits. */
    static String fit(String text, int width) {
        return text.substring(0, Math.min(text.length(), width / ADVANCE));
    }

    /** What the font lacks is drawn as a question mark. */
    static void draw(BufferedImage onto, String text, int left, int top, int rgb) {
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            int glyph = (character < FIRST || character > LAST ? '?' : character) - FIRST;
            for (int column = 0; column < COLUMNS; column++) {
                for (int row = 0; row < HEIGHT; row++) {
                    if ((GLYPHS[glyph * COLUMNS + column] >> row & 1) == 1) {
                        onto.setRGB(left + place * ADVANCE + column, top + row, rgb);
                    }
                }
            }
        }
    }
}
