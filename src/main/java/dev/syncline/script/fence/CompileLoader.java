package dev.syncline.script.fence;

import groovy.lang.GroovyClassLoader;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** What the compiler loads its own parts with; it finds no resources, so nothing can hook into compilation. */
final class CompileLoader extends GroovyClassLoader {

    CompileLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return null;
    }
}
