package dev.scrm.contact.exports;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.ListContacts;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.contact.sealing.SealKey;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.TagCatalogue;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ExportConfiguration {
    @Bean
    ReadContacts readContactsForExports(
            ListContacts listContacts, Contacts contacts, Segments segments, SegmentMembers members) {
        return new ReadContacts(listContacts, contacts, segments, members);
    }

    @Bean
    DrawRows drawRowsOfExports(
            Fields fields,
            TagCatalogue tags,
            StagesOfCorps stages,
            LiveCodes liveCodes,
            GroupChats groups,
            SegmentMembers members,
            Segments segments,
            ExportSettings settings) {
        var named = new SegmentNames(members, segments);
        return new DrawRows(new Names.Sources(fields, tags, stages, liveCodes, groups, named), settings.zone());
    }

    @Bean
    AskForExport askForExport(
            Exports exports,
            ReadContacts readContacts,
            Fields fields,
            SeePersonalData seePersonalData,
            Clock clock,
            RandomGenerator random,
            ExportSettings settings) {
        var checkWish = new CheckWish(fields, readContacts);
        return new AskForExport(exports, checkWish, fields, seePersonalData, clock, random, settings.atOnce());
    }

    @Bean
    PreviewExport previewExport(
            ReadContacts readContacts, DrawRows drawRows, Fields fields, SeePersonalData seePersonalData) {
        return new PreviewExport(new CheckWish(fields, readContacts), readContacts, drawRows, seePersonalData);
    }

    @Bean
    ListColumns listColumns(Fields fields) {
        return new ListColumns(fields);
    }

    @Bean
    KeepExports keepExports(
            Exports exports,
            ExportContents contents,
            SeePersonalData seePersonalData,
            Clock clock,
            ExportSettings settings) {
        return new KeepExports(exports, contents, seePersonalData, clock, settings.kept());
    }

    @Bean
    CheckMark checkMark(Exports exports, SealKey key) {
        return new CheckMark(exports, new RowMarks(key));
    }

    @Bean
    WorkOnExports workOnExports(
            Exports exports,
            ExportContents contents,
            ReadContacts readContacts,
            DrawRows drawRows,
            SeePersonalData seePersonalData,
            TableFiles tableFiles,
            AuditIntake trail,
            SealKey key,
            Clock clock,
            ExportSettings settings) {
        var writePage = new WritePage(
                contents,
                readContacts,
                drawRows,
                seePersonalData,
                new RecordPage(trail, clock),
                clock,
                settings.kept(),
                WritePage.ROWS);
        var buildFile = new BuildFile(
                contents, tableFiles, new RowMarks(key), clock, settings.kept(), settings.zone(), BuildFile.CHUNK);
        return new WorkOnExports(exports, contents, writePage, buildFile, clock);
    }
}
