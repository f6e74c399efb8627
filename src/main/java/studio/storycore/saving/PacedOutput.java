package studio.storycore.saving;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;

/** Gives up a document that is taken too slowly; it ends with {@link TooSlow}. */
public final class PacedOutput extends FilterOutputStream {

    private static final int PIECE = 64 * 1024;

    private final Pace pace;

    public PacedOutput(OutputStream out, Clock clock) {
        super(out);
        this.pace = new Pace(clock);
    }

    @Override
    public void write(int single) throws IOException {
        Instant begun = pace.now();
        out.write(single);
        pace.moved(1, begun);
    }

    /** Piece by piece, so that the time is looked at in between. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
            int piece = Math.min(PIECE, length - done);
            Instant begun = pace.now();
            out.write(bytes, offset + done, piece);
            pace.moved(piece, begun);
        }
    }
}
