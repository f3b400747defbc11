package dev.scrm.analytics.figures;

/** What one fact adds to a row, or takes away from it when the row turns out to be the wrong one. */
public record FigureChange(FigureKey key, Figure amount) {
    FigureChange negated() {
        return new FigureChange(key, amount.negated());
    }
}
