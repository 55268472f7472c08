package dev.syncline.directory;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of directory settings. */
@Component
class DirectorySettingRows {

    private final JdbcClient jdbc;

    DirectorySettingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DirectorySetting read() {
        return jdbc.sql("select * from directory_setting where id = 1")
                .query((row, number) -> new DirectorySetting(
                        address(row.getString("tracker")),
                        row.getBoolean("shown"),
                        address(row.getString("directory")),
                        row.getBoolean("announced"),
                        row.getBoolean("served")))
                .single();
    }

    void write(DirectorySetting setting) {
        jdbc.sql("update directory_setting set tracker = ?, shown = ?, directory = ?, announced = ?, served = ?"
                        + " where id = 1")
                .param(text(setting.tracker()))
                .param(setting.shown())
                .param(text(setting.directory()))
                .param(setting.announced())
                .param(setting.served())
                .update();
    }

    static @Nullable URI address(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static @Nullable String text(@Nullable URI address) {
        return Optional.ofNullable(address).map(URI::toString).orElse(null);
    }
}
