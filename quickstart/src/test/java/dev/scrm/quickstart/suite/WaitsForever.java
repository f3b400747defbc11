package dev.scrm.quickstart.suite;

import java.io.IOException;

/** A process that does nothing until its input ends. */
final class WaitsForever {
    private WaitsForever() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("waiting");
        while (System.in.read() >= 0) {}
    }
}
