package dev.scrm.contact.privacy;

import java.util.function.UnaryOperator;

/** The masks of all corps. */
public interface MasksOfCorps {
    /**
     * Masks as somebody has seen them.
     *
     * @param version 0 while the corp has the usual ones
     */
    record Kept(FieldMasks masks, long version) {
        public static final Kept USUAL = new Kept(FieldMasks.DEFAULT, 0);
    }

    Kept of(String corpId);

    /** Decides on what is there now and saves what is decided, though many do so at once; a refusal flies. */
    Kept change(String corpId, UnaryOperator<Kept> decision);
}
