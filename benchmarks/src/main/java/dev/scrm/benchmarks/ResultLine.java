package dev.scrm.benchmarks;

import java.util.Locale;

/** The one line a bench ends with: plain numbers, the unit in the key. */
final class ResultLine {
    private final StringBuilder line;

    ResultLine(String bench) {
        line = new StringBuilder("RESULT bench=").append(bench);
    }

    /** A number that could not be measured here is left out. */
    ResultLine with(String key, double value) {
        if (!Double.isNaN(value)) {
            line.append(' ').append(key).append('=').append(plain(value));
        }
        return this;
    }

    private static String plain(double value) {
        return value >= 1_000 ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
