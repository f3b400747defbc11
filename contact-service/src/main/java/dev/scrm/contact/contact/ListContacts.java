package dev.scrm.contact.contact;

import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.field.Fields;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the contacts a viewer sees. */
public final class ListContacts {
    private static final int MOST_FIELDS = 30;

    private final Contacts contacts;
    private final Fields fields;

    public ListContacts(Contacts contacts, Fields fields) {
        this.contacts = contacts;
        this.fields = fields;
    }

    /**
     * What a viewer looks for; what is null does not matter.
     *
     * @param text in the name, in what staff call the contact, or in texts of the corp's own fields
     * @param searches whether the viewer sees what lies in a source as it is: nobody finds by what they do not see
     */
    public record Sought(
            @Nullable String staffId,
            @Nullable String tagId,
            @Nullable String liveCode,
            @Nullable String chatId,
            @Nullable String text,
            Predicate<String> searches) {}

    public ContactPage list(Viewer viewer, Sought sought, int limit, @Nullable String cursor) {
        var text = sought.text();
        List<Set<String>> pieces =
                text == null ? List.of() : SearchText.sought(text, sources(viewer.corpId(), sought.searches()));
        return contacts.page(
                new ContactFilter(
                        viewer.corpId(),
                        viewer.staffIds(),
                        sought.staffId(),
                        sought.tagId(),
                        sought.liveCode(),
                        sought.chatId(),
                        pieces),
                limit,
                cursor);
    }

    /** Of the corp's own fields the texts that are in use. */
    private List<String> sources(String corpId, Predicate<String> searches) {
        var texts = fields.list(corpId).stream()
                .filter(field -> !field.archived() && field.definition().type() == FieldType.TEXT)
                .limit(MOST_FIELDS)
                .map(field -> SearchText.field(field.id()));
        return Stream.concat(Stream.of(SearchText.NAME, SearchText.REMARK), texts)
                .filter(searches)
                .toList();
    }
}
