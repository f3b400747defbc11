package dev.scrm.contact.exports;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.SeePersonalData;
import java.util.List;

/** Shows what a file would begin with, and makes none. */
public final class PreviewExport {
    private static final int ROWS = 20;

    /** What a file would begin with; who looks decides what stands in the cells. */
    public final class Preview {
        private final String corpId;
        private final List<Heading> columns;
        private final List<Contact> contacts;

        private Preview(String corpId, List<Heading> columns, List<Contact> contacts) {
            this.corpId = corpId;
            this.columns = columns;
            this.contacts = contacts;
        }

        public List<Heading> columns() {
            return columns;
        }

        public List<String> contactIds() {
            return contacts.stream().map(contact -> contact.id().value()).toList();
        }

        public List<List<String>> rows(Masking masking) {
            return drawRows.rows(corpId, columns, contacts, masking);
        }
    }

    private final CheckWish checkWish;
    private final ReadContacts readContacts;
    private final DrawRows drawRows;
    private final SeePersonalData seePersonalData;

    PreviewExport(CheckWish checkWish, ReadContacts readContacts, DrawRows drawRows, SeePersonalData seePersonalData) {
        this.checkWish = checkWish;
        this.readContacts = readContacts;
        this.drawRows = drawRows;
        this.seePersonalData = seePersonalData;
    }

    public Preview preview(Asker asker, ExportWish wish) {
        var plan = checkWish.checkLook(asker.corpId(), wish);
        var masking = seePersonalData.masking(asker.corpId(), asker.roles());
        var contacts = readContacts
                .read(asker.viewer(), plan.filter(), masking, ROWS, null)
                .map(ReadContacts.Slice::contacts)
                .orElseGet(List::of);
        return new Preview(asker.corpId(), plan.columns(), contacts);
    }
}
