package dev.syncline.script.api;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Conversions between lists; rules know them as {@code scala.collection.JavaConverters}. Both kinds are one here. */
public final class ScalaLists {

    private ScalaLists() {}

    public static Seq asScalaBuffer(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq asScalaBufferConverter(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq collectionAsScalaIterable(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq collectionAsScalaIterableConverter(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq iterableAsScalaIterableConverter(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq iterableAsScalaIterable(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq asJavaCollection(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq bufferAsJavaList(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq bufferAsJavaListConverter(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq seqAsJavaList(Collection<?> list) {
        return new Seq(list);
    }

    public static Seq seqAsJavaListConverter(Collection<?> list) {
        return new Seq(list);
    }

    /** A list that answers to its Scala names, too; rules know it as {@code scala.collection.Seq}. */
    public static final class Seq extends ArrayList<@Nullable Object> {

        private static final long serialVersionUID = 1L;

        Seq(Collection<?> list) {
            super(list);
        }

        public Seq asScala() {
            return this;
        }

        public Seq asJava() {
            return this;
        }

        public Seq toSeq() {
            return this;
        }

        public Seq toBuffer() {
            return this;
        }

        public Seq toList() {
            return this;
        }
    }
}
