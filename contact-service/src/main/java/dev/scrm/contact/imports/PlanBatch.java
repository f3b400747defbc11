package dev.scrm.contact.imports;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.SaidOfPerson;
import dev.scrm.contact.contact.StatementRefused;
import dev.scrm.contact.contact.TagsRefused;
import dev.scrm.contact.contact.TakeBack;
import dev.scrm.contact.identity.FindPeople;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what rows make of contacts, in their order: who it is whom a row names, and what of it is news. People are looked up for
 * many rows at once.
 */
final class PlanBatch {
    /** Of what is written down of one batch: it becomes a document. Rows that do not fit make the next. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private static final int MOST_ERRORS_OF_A_ROW = 20;

    private final FindPeople findPeople;
    private final RowReaders readers;
    private final Clock clock;

    PlanBatch(FindPeople findPeople, RowReaders readers, Clock clock) {
        this.findPeople = findPeople;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * What is to be done with the rows of a block from a position on, or with as many of them as can be written down at once.
     *
     * @param dryRun true when it is only to be looked at, and nothing may be written for it
     */
    Journal plan(ContactImport job, Mapping mapping, Position from, List<Row> block, boolean dryRun) {
        var reader = readers.of(job, mapping);
        var rows = block.subList(from.row(), block.size());
        var answers = rows.stream().map(reader::read).toList();
        var wishes = answers.stream()
                .flatMap(answer -> answer instanceof ReadRow.Answer.Good(var wish) ? Stream.of(wish) : Stream.of())
                .toList();
        if (!dryRun) {
            readers.use(job.corpId(), wishes);
        }
        var batch = new Batch(job, mapping, lookUp(job.corpId(), wishes));
        int taken = 0;
        for (var answer : answers) {
            if (batch.isFull()) {
                break;
            }
            batch.take(answer);
            taken++;
        }
        boolean whole = taken == rows.size();
        var next = whole ? new Position(from.block() + 1, 0) : new Position(from.block(), from.row() + taken);
        return new Journal(from, next, batch.notes, batch.errors, batch.counts(taken));
    }

    private FindPeople.Found lookUp(String corpId, List<Wish> wishes) {
        Set<IdentityKey> keys = wishes.stream()
                .flatMap(wish -> wish.keys().stream().map(Wish.Named::key))
                .collect(Collectors.toSet());
        return findPeople.find(corpId, keys);
    }

    /** A batch while it is decided, with contacts as they are after the rows so far. */
    private final class Batch {
        private final ContactImport job;
        private final Mapping mapping;
        private final Map<IdentityKey, String> ids;
        private final Map<String, Contact> known;
        private final List<Note> notes = new ArrayList<>();
        private final List<RowError> errors = new ArrayList<>();
        private int created;
        private int updated;
        private int unchanged;
        private int characters;

        Batch(ContactImport job, Mapping mapping, FindPeople.Found found) {
            this.job = job;
            this.mapping = mapping;
            this.ids = new HashMap<>(found.ids());
            this.known = new HashMap<>(found.contacts());
        }

        boolean isFull() {
            return characters > MOST_CHARACTERS;
        }

        Counts counts(int rows) {
            return new Counts(rows, created, updated, unchanged, rows - created - updated - unchanged);
        }

        void take(ReadRow.Answer answer) {
            switch (answer) {
                case ReadRow.Answer.Bad(var wrong) ->
                    errors.addAll(wrong.subList(0, Math.min(wrong.size(), MOST_ERRORS_OF_A_ROW)));
                case ReadRow.Answer.Good(var wish) -> take(wish);
            }
        }

        private void take(Wish wish) {
            var found = wish.keys().stream()
                    .map(named -> known.get(ids.get(named.key())))
                    .filter(contact -> contact != null && !contact.isWithdrawn())
                    .findFirst();
            var birth = wish.keys().stream()
                    .filter(named -> !named.onlyFinds())
                    .map(Wish.Named::key)
                    .findFirst();
            if (found.isEmpty() && (mapping.mode() == Mapping.Mode.UPDATE || birth.isEmpty())) {
                reject(wish, "contact-unknown", "没有找到该客户");
            } else if (found.isPresent() && mapping.mode() == Mapping.Mode.CREATE) {
                reject(wish, "contact-exists", "该客户已存在");
            } else {
                note(wish, found, birth);
            }
        }

        private void note(Wish wish, Optional<Contact> found, Optional<IdentityKey> birth) {
            var id = found.map(contact -> contact.id().value()).orElseGet(() -> ids.get(birth.orElseThrow()));
            var contact = Optional.ofNullable(known.get(id));
            TakeBack undo;
            try {
                undo = takeBack(wish, contact, found.isEmpty());
            } catch (StatementRefused | TagsRefused | ContactRefused refused) {
                reject(wish, refused.code(), "该客户的内容超出上限");
                return;
            }
            keep(new Note(wish.row(), id, undo), contact, found.isEmpty());
            wish.keys().stream()
                    .filter(named -> !named.onlyFinds() && isFree(named.key()))
                    .forEach(named -> ids.put(named.key(), id));
        }

        /** Refused when the contact would have more of something than contacts have. */
        private TakeBack takeBack(Wish wish, Optional<Contact> contact, boolean born) {
            var because = "导入 %s 第 %d 行".formatted(job.file().name(), wish.row());
            // Somebody typed it: no source is sure.
            var by = new SaidOfPerson.By(job.by(), because, job.source(), job.source(), _ -> false);
            return wish.person().newsOf(contact, born, by, clock);
        }

        /** What somebody else stands for stays theirs, as it does once it is claimed: rows find the same people in the next block. */
        private boolean isFree(IdentityKey key) {
            var owner = known.get(ids.get(key));
            return owner == null || owner.isWithdrawn();
        }

        private void keep(Note note, Optional<Contact> contact, boolean born) {
            if (note.changesNothing()) {
                unchanged++;
                return;
            }
            notes.add(note);
            characters += note.length();
            var id = new ContactId(job.corpId(), note.contactId());
            known.put(
                    note.contactId(),
                    Contact.decideAll(contact.orElse(null), id, note.facts()).state());
            if (born) {
                created++;
            } else {
                updated++;
            }
        }

        private void reject(Wish wish, String code, String message) {
            errors.add(new RowError(wish.row(), "", code, message));
        }
    }
}
