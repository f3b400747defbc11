package dev.scrm.contact.keyword;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.scrm.contact.behavior.TellNoticed;
import dev.scrm.contact.behavior.TellNoticed.Noticed;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notices which keywords customers say, and tells of each as a behaviour: with the keyword, and nothing else of what was said. */
public final class NoticeKeywords {
    private static final String TYPE = "keyword-said";

    /**
     * What a customer said.
     *
     * @param messageId WeCom's: the same message tells nothing twice
     */
    public record Said(String corpId, String contactId, String messageId, Instant sentAt, String text) {}

    private final KeywordLists lists;
    private final TellNoticed tellNoticed;

    NoticeKeywords(KeywordLists lists, TellNoticed tellNoticed) {
        this.lists = lists;
        this.tellNoticed = tellNoticed;
    }

    /** Takes messages in their order; as often as one likes. */
    public void notice(List<Said> messages) {
        Map<String, List<Said>> byCorp =
                messages.stream().collect(groupingBy(Said::corpId, LinkedHashMap::new, toList()));
        List<Noticed> noticed = new ArrayList<>();
        byCorp.forEach((corpId, said) -> {
            var known = lists.list(corpId);
            if (!known.isEmpty()) {
                var search = new KeywordSearch(known);
                said.forEach(
                        one -> search.in(one.text(), one.sentAt()).forEach(found -> noticed.add(noticed(one, found))));
            }
        });
        if (!noticed.isEmpty()) {
            tellNoticed.tell(noticed);
        }
    }

    private static Noticed noticed(Said said, KeywordSearch.Found found) {
        return new Noticed(
                said.corpId(),
                said.contactId(),
                Ids.derived(TYPE, said.messageId(), found.listId(), FoldedText.of(found.keyword())),
                TYPE,
                said.sentAt(),
                Map.of("keyword", found.keyword(), "listId", found.listId()));
    }
}
