package studio.storycore.view.shots;

import org.jspecify.annotations.Nullable;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.prompt.PromptState;
import studio.storycore.view.project.Row;

/** A row of the list of shots. Holds the project's own entities, so that it costs next to nothing. */
sealed interface ShotRow extends Row<ShotRow> {

    /**
     * The head of a sequence.
     *
     * @param sequence null for the shots without a place
     * @param shots    how many shots follow; likewise their {@code duration} in seconds
     * @param start    seconds on the timeline
     */
    record Group(@Nullable Sequence sequence, int shots, double start, double duration) implements ShotRow {

        @Override
        public String key() {
            return sequence == null ? "unassigned" : "sequence " + sequence.id();
        }

        @Override
        public boolean looksLike(ShotRow other) {
            return other instanceof Group(Sequence its, int itsShots, double itsStart, double itsDuration)
                    && shots == itsShots
                    && start == itsStart
                    && duration == itsDuration
                    && (sequence == its
                            || (sequence != null
                                    && its != null
                                    && sequence.name().equals(its.name())));
        }
    }

    /**
     * A shot.
     *
     * @param number  from 1, in playing order; 0 for a shot without a place
     * @param phrases how many phrases are linked to it
     */
    record Item(Shot shot, int number, PromptState state, int phrases) implements ShotRow {

        static String key(String shotId) {
            return "shot " + shotId;
        }

        @Override
        public String key() {
            return key(shot.id());
        }

        @Override
        public boolean looksLike(ShotRow other) {
            return other instanceof Item(Shot its, int itsNumber, PromptState itsState, int itsPhrases)
                    && shot == its
                    && number == itsNumber
                    && state == itsState
                    && phrases == itsPhrases;
        }
    }
}
