package dev.scrm.endtoend.outbound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command and the effect by which it can be known again in WeCom. Commands that ask for the same in the same words have
 * one trace: WeCom is to have as many effects of it as there are such commands.
 *
 * @param api whose effects it has; empty for a command that only reads
 * @param trace a part of the effect's target and content that no other effect of this API has
 */
record Wish(GatewayCommand command, String api, String trace) {
    /** The n-th command of a kind, in an order with nothing else. */
    static Wish of(FaultsKind kind, int number, String trace, Map<String, Object> data) {
        return of(kind, number, id(kind, number), trace, data);
    }

    /** The n-th command of a kind, in the order of all that have this key. */
    static Wish of(FaultsKind kind, int number, String key, String trace, Map<String, Object> data) {
        return new Wish(new GatewayCommand(id(kind, number), kind.commandName(), key, data), kind.api(), trace);
    }

    static String id(FaultsKind kind, int number) {
        return kind.commandName() + "-" + number;
    }

    /** What tells the n-th command of a kind from the others, where it can say anything. */
    static String numbered(int number) {
        return "第%d号".formatted(number);
    }

    /** Of what WeCom makes for whoever asks, every fourth command asks for what the one before it does. */
    static int alike(int number) {
        return number % 4 == 1 ? number - 1 : number;
    }

    /** One thing after the other, and again from the first. */
    static <T> T inTurn(List<T> all, int number) {
        return all.get(number % all.size());
    }

    static Map<String, Object> with(Map<String, Object> data, String name, Object value) {
        var all = new HashMap<>(data);
        all.put(name, value);
        return all;
    }
}
