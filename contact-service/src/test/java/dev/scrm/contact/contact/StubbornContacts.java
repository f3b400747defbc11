package dev.scrm.contact.contact;

import dev.scrm.platform.events.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;

/** Contacts of which some cannot be changed just now, as when too much waits to be told of them. */
final class StubbornContacts {
    private static final Set<String> CHANGES = Set.of("update", "updateVersioned");

    /** As that of a full outbox. */
    static final class Busy extends Refusal {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("outbox-full", Kind.BUSY, "Expected fewer unpublished messages", Map.of());
        }
    }

    private StubbornContacts() {}

    static Contacts of(Contacts contacts, ContactId... stubborn) {
        var busy = Set.of(stubborn);
        return (Contacts) Proxy.newProxyInstance(
                Contacts.class.getClassLoader(), new Class<?>[] {Contacts.class}, (_, method, arguments) -> {
                    if (CHANGES.contains(method.getName()) && busy.contains(arguments[0])) {
                        throw new Busy();
                    }
                    try {
                        return method.invoke(contacts, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
