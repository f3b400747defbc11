package dev.scrm.contact.timeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.Contacts;
import java.util.List;

/** Fills the timelines; what was told late of somebody who was erased since stays out. */
public final class FillTimelines {
    private final Timelines timelines;
    private final Contacts contacts;

    FillTimelines(Timelines timelines, Contacts contacts) {
        this.timelines = timelines;
        this.contacts = contacts;
    }

    public void fill(List<TimelineEntry> entries) {
        var counting = entries.stream().collect(groupingBy(TimelineEntry::corpId)).entrySet().stream()
                .flatMap(corp -> counting(corp.getKey(), corp.getValue()).stream())
                .toList();
        if (!counting.isEmpty()) {
            timelines.put(counting);
        }
    }

    private List<TimelineEntry> counting(String corpId, List<TimelineEntry> entries) {
        var erasedAt = contacts.erasedAt(
                corpId, entries.stream().map(TimelineEntry::contactId).collect(toSet()));
        return entries.stream()
                .filter(entry -> {
                    var at = erasedAt.get(entry.contactId());
                    return at == null || entry.at().isAfter(at);
                })
                .toList();
    }
}
