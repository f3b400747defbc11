package dev.scrm.contact.imports;

import dev.scrm.contact.field.Fields;
import dev.scrm.contact.imports.Mapping.Column;
import dev.scrm.contact.privacy.DataClass;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Of which classes of data imports tell: for whom one of them is masked, the import is as well. */
public final class ClassesOfImports {
    private final Fields fields;

    ClassesOfImports(Fields fields) {
        this.fields = fields;
    }

    /** Of what it says of people, once somebody has said what its columns mean. */
    public Set<DataClass> told(ContactImport job) {
        return told(Optional.ofNullable(job.mapping()).map(Mapping::columns).orElseGet(List::of));
    }

    /**
     * Of what may stand in its cells: what somebody has said of the columns, and what their names seem to say, also where nobody wants
     * it imported, and of fields that were put away.
     */
    public Set<DataClass> inFile(ContactImport job) {
        Set<DataClass> classes = new HashSet<>(told(job));
        var seeming = ProposeMapping.targets(job.file().header(), fields.list(job.corpId()));
        seeming.forEach(target -> of(target).ifPresent(classes::add));
        return classes;
    }

    /** Of what columns say. */
    public Set<DataClass> told(List<Column> columns) {
        Set<DataClass> classes = new HashSet<>();
        columns.forEach(column -> of(column.target()).ifPresent(classes::add));
        return classes;
    }

    /** Tags, stages and consents are seen by everybody who sees the contact. */
    private static Optional<DataClass> of(Target target) {
        return switch (target) {
            case Target.OfIdentity identity ->
                Optional.of(DataClass.ofIdentity(identity.type().word()));
            case Target.OfField(var id) -> Optional.of(DataClass.ofField(id));
            case Target.OfName _ -> Optional.of(DataClass.NAME);
            case Target.OfGender _ -> Optional.of(DataClass.GENDER);
            case Target.OfLevel _, Target.OfPoints _ -> Optional.of(DataClass.MEMBERSHIP);
            case Target.OfTags _, Target.OfStage _, Target.OfConsent _ -> Optional.empty();
        };
    }
}
