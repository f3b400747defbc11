package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.figures.Figure;

/**
 * A row as the roll-up keeps it.
 *
 * @param changes how many changes made it
 */
record FigureState(long changes, Figure figure) {
    static FigureState zero() {
        return new FigureState(0, Figure.ZERO);
    }

    FigureState plus(Figure amount) {
        return new FigureState(changes + 1, figure.plus(amount));
    }
}
