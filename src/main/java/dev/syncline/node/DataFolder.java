package dev.syncline.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the data folder for its owner only, before the database puts its file there. */
@Configuration(proxyBeanMethods = false)
class DataFolder {

    @Bean
    static BeanFactoryPostProcessor dataFolderMade(Environment environment) {
        return beans -> make(Path.of(environment.getRequiredProperty("syncline.data")));
    }

    static void make(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectories(folder, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " (syncline.data) cannot be made.", e);
        }
    }
}
