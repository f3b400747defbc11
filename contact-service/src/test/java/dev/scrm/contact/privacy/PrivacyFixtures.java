package dev.scrm.contact.privacy;

import java.util.function.UnaryOperator;

/** Masks without a database, for tests of what asks for them. */
public final class PrivacyFixtures {
    private PrivacyFixtures() {}

    /** Masks that can be changed. */
    public static final class InMemoryMasks implements MasksOfCorps {
        private Kept kept = Kept.USUAL;

        @Override
        public synchronized Kept of(String corpId) {
            return kept;
        }

        @Override
        public synchronized Kept change(String corpId, UnaryOperator<Kept> decision) {
            kept = decision.apply(kept);
            return kept;
        }

        public void set(FieldMasks masks) {
            change("", known -> new Kept(masks, known.version() + 1));
        }
    }

    public static SeePersonalData seeing(MasksOfCorps masks) {
        return new SeePersonalData(masks);
    }
}
