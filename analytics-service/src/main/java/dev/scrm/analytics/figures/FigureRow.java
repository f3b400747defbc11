package dev.scrm.analytics.figures;

/**
 * A row as it stands.
 *
 * @param offset where in the stream of figures it stood; of two states of a row the one with the higher offset is true
 */
public record FigureRow(FigureKey key, Figure figure, long offset) {}
