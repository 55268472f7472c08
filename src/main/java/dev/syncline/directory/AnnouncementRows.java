package dev.syncline.directory;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each directory was told last. */
@Component
class AnnouncementRows {

    private static final int PROBLEM = 1000;

    private final JdbcClient jdbc;

    AnnouncementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Announcement> all() {
        return jdbc.sql("select * from directory_announcement order by directory")
                .query(AnnouncementRows::announcement)
                .list();
    }

    Optional<Announcement> find(URI directory) {
        return all().stream().filter(each -> each.directory().equals(directory)).findFirst();
    }

    void write(Announcement told) {
        forget(told.directory());
        jdbc.sql(
                        "insert into directory_announcement"
                                + " (directory, tracker, address, fingerprint, said, taken, problem) values (?, ?, ?, ?, ?, ?, ?)")
                .param(told.directory().toString())
                .param(text(told.tracker()))
                .param(text(told.address()))
                .param(told.fingerprint())
                .param(told.said())
                .param(told.taken() == null ? null : told.taken().atOffset(ZoneOffset.UTC))
                .param(shortened(told.problem()))
                .update();
    }

    void forget(URI directory) {
        jdbc.sql("delete from directory_announcement where directory = ?")
                .param(directory.toString())
                .update();
    }

    private static Announcement announcement(ResultSet row, int number) throws SQLException {
        OffsetDateTime taken = row.getObject("taken", OffsetDateTime.class);
        return new Announcement(
                URI.create(row.getString("directory")),
                DirectorySettingRows.address(row.getString("tracker")),
                DirectorySettingRows.address(row.getString("address")),
                row.getString("fingerprint"),
                row.getLong("said"),
                taken == null ? null : taken.toInstant(),
                row.getString("problem"));
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : Objects.toString(address);
    }

    private static @Nullable String shortened(@Nullable String problem) {
        return problem == null || problem.length() <= PROBLEM ? problem : problem.substring(0, PROBLEM);
    }
}
