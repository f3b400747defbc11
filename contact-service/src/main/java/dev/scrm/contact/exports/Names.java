package dev.scrm.contact.exports;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.contact.Snapshot;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people call that of which contacts have ids: read once for all contacts of a page. */
final class Names {
    /** Where names are looked up. */
    record Sources(
            Fields fields,
            TagCatalogue tags,
            StagesOfCorps stages,
            LiveCodes liveCodes,
            GroupChats groups,
            SegmentNames segments) {
        Names of(String corpId, List<Heading> columns, List<Contact> contacts) {
            var people = contacts.stream().map(Contact::snapshot).toList();
            var fieldIds = columns.stream()
                    .flatMap(heading ->
                            heading.column() instanceof ExportColumn.OfField(var id) ? Stream.of(id) : Stream.empty())
                    .toList();
            var tagIds = people.stream().flatMap(one -> one.tagIds().stream()).collect(toSet());
            var codes = people.stream()
                    .flatMap(one -> Stream.ofNullable(one.liveCode()))
                    .map(state -> new LiveCodeId(corpId, state))
                    .collect(toSet());
            return new Names(
                    corpId,
                    fields.findAll(corpId, fieldIds),
                    tags.findAll(corpId, tagIds),
                    stages.of(corpId),
                    liveCodes.findAll(codes),
                    asks(columns, KnownColumn.GROUPS) ? groupNames(corpId, people) : Map.of(),
                    asks(columns, KnownColumn.SEGMENTS)
                            ? segments.of(
                                    corpId,
                                    contacts.stream()
                                            .map(one -> one.id().value())
                                            .toList())
                            : Map.of());
        }

        private static boolean asks(List<Heading> columns, KnownColumn which) {
            return columns.stream().anyMatch(heading -> heading.column().equals(new ExportColumn.Known(which)));
        }

        /** Many of a page are in the same group chats. */
        private Map<String, String> groupNames(String corpId, List<Snapshot> people) {
            Map<String, String> names = new HashMap<>();
            people.stream()
                    .flatMap(one -> one.groups().stream())
                    .map(GroupStay::chatId)
                    .distinct()
                    .forEach(chatId -> groups.find(corpId, chatId)
                            .map(group -> group.reading().name())
                            .ifPresent(name -> names.put(chatId, name)));
            return names;
        }
    }

    private final String corpId;
    private final Map<String, Field> fields;
    private final Map<String, CatalogueTag> tags;
    private final LifecycleStages stages;
    private final Map<LiveCodeId, LiveCode> liveCodes;
    private final Map<String, String> groups;
    private final Map<String, List<String>> segments;

    private Names(
            String corpId,
            Map<String, Field> fields,
            Map<String, CatalogueTag> tags,
            LifecycleStages stages,
            Map<LiveCodeId, LiveCode> liveCodes,
            Map<String, String> groups,
            Map<String, List<String>> segments) {
        this.corpId = corpId;
        this.fields = fields;
        this.tags = tags;
        this.stages = stages;
        this.liveCodes = liveCodes;
        this.groups = groups;
        this.segments = segments;
    }

    String tag(String tagId) {
        return Optional.ofNullable(tags.get(tagId))
                .map(tag -> tag.shape().name())
                .orElse(tagId);
    }

    String stage(String stageId) {
        return stages.find(stageId).map(Stage::name).orElse(stageId);
    }

    String liveCode(String state) {
        return Optional.ofNullable(liveCodes.get(new LiveCodeId(corpId, state)))
                .map(LiveCode::name)
                .orElse(state);
    }

    String group(String chatId) {
        return groups.getOrDefault(chatId, chatId);
    }

    /** Of those that a contact belongs to. */
    List<String> segments(String contactId) {
        return segments.getOrDefault(contactId, List.of());
    }

    /** Of a field the name of an option; other texts as they are. */
    String option(String fieldId, String text) {
        return Optional.ofNullable(fields.get(fieldId)).stream()
                .flatMap(field -> field.definition().options().stream())
                .filter(option -> option.id().equals(text))
                .map(option -> option.name())
                .findFirst()
                .orElse(text);
    }
}
