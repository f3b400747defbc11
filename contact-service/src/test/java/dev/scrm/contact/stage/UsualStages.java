package dev.scrm.contact.stage;

import java.util.function.UnaryOperator;

/** Corps that have never named their stages. */
public final class UsualStages implements StagesOfCorps {
    @Override
    public Kept kept(String corpId) {
        return Kept.USUAL;
    }

    @Override
    public Kept change(String corpId, UnaryOperator<Kept> decision) {
        throw new UnsupportedOperationException();
    }
}
