package org.defectionledger.table;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A record type as a table: one column a component, in order, named in snake case. {@code Optional}
 * is a nullable column, {@code List<String>} an array without nulls, an enum its name. The columns
 * carry their documentation as metadata.
 *
 * @param <R> the record
 */
public final class RecordTable<R extends Record> implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Map<Class<?>, DataType> TYPES =
      Map.of(
          String.class, DataTypes.StringType,
          int.class, DataTypes.IntegerType,
          Integer.class, DataTypes.IntegerType,
          long.class, DataTypes.LongType,
          Long.class, DataTypes.LongType,
          double.class, DataTypes.DoubleType,
          boolean.class, DataTypes.BooleanType,
          LocalDate.class, DataTypes.DateType,
          Instant.class, DataTypes.TimestampType);

  private final Class<R> type;
  private final StructType schema;
  private transient @Nullable Access<R> access;

  private record Access<R>(Constructor<R> constructor, List<Method> accessors, List<Type> types) {}

  private RecordTable(Class<R> type) {
    this.type = type;
    this.schema = schemaOf(type);
  }

  /**
   * The table of a record type.
   *
   * @throws IllegalArgumentException when a component's type has no column type
   */
  public static <R extends Record> RecordTable<R> of(Class<R> type) {
    return new RecordTable<>(type);
  }

  public StructType schema() {
    return schema;
  }

  /** Names of the columns, in order. */
  public String[] columns() {
    return schema.fieldNames();
  }

  public Encoder<Row> encoder() {
    return Encoders.row(schema);
  }

  public Row toRow(R value) {
    Access<R> a = access();
    Object[] cells = new Object[a.accessors().size()];
    for (int i = 0; i < cells.length; i++) {
      try {
        cells[i] = cell(a.accessors().get(i).invoke(value));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(
            "Cannot read component " + schema.fieldNames()[i] + " of " + value, e);
      }
    }
    return RowFactory.create(cells);
  }

  private static @Nullable Object cell(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return cell(optional.orElse(null));
    }
    if (value instanceof Enum<?> code) {
      return code.name();
    }
    if (value instanceof List<?> list) {
      return list.toArray(new String[0]);
    }
    return value;
  }

  /**
   * Reads a row by column names; columns that the record lacks are passed over.
   *
   * @throws IllegalArgumentException when a column is missing, or null where the record needs a
   *     value
   */
  public R fromRow(Row row) {
    Access<R> a = access();
    Object[] values = new Object[schema.size()];
    for (int i = 0; i < values.length; i++) {
      String column = schema.fieldNames()[i];
      Object cell = row.schema() == null ? row.get(i) : row.getAs(column);
      values[i] = value(a.types().get(i), cell, column);
    }
    try {
      return a.constructor().newInstance(values);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("Cannot build " + type.getSimpleName(), e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "Row of %s breaks a rule of the record: %s".formatted(type.getSimpleName(), e.getCause()),
          e.getCause());
    }
  }

  private Object value(Type component, @Nullable Object cell, String column) {
    if (component instanceof ParameterizedType p && p.getRawType() == Optional.class) {
      return cell == null
          ? Optional.empty()
          : Optional.of(value(p.getActualTypeArguments()[0], cell, column));
    }
    if (cell == null) {
      throw new IllegalArgumentException(
          "Column %s of %s is null: the record needs a value"
              .formatted(column, type.getSimpleName()));
    }
    if (component instanceof ParameterizedType p && p.getRawType() == List.class) {
      List<Object> items = new ArrayList<>();
      if (cell instanceof scala.collection.Seq<?> seq) {
        scala.jdk.javaapi.CollectionConverters.asJava(seq).forEach(items::add);
      } else if (cell instanceof Object[] array) {
        items.addAll(List.of(array));
      }
      return List.copyOf(items);
    }
    if (component instanceof Class<?> c && c.isEnum()) {
      for (Object code : c.getEnumConstants()) {
        if (((Enum<?>) code).name().equals(cell)) {
          return code;
        }
      }
      throw new IllegalArgumentException(
          "Column %s of %s holds '%s', which is no %s"
              .formatted(column, type.getSimpleName(), cell, c.getSimpleName()));
    }
    if (cell instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (cell instanceof java.sql.Timestamp time) {
      return time.toInstant();
    }
    return cell;
  }

  private Access<R> access() {
    Access<R> known = access;
    if (known == null) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] raw = new Class<?>[components.length];
      List<Method> accessors = new ArrayList<>();
      List<Type> types = new ArrayList<>();
      for (int i = 0; i < components.length; i++) {
        raw[i] = components[i].getType();
        Method accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        accessors.add(accessor);
        types.add(components[i].getGenericType());
      }
      try {
        Constructor<R> constructor = type.getDeclaredConstructor(raw);
        constructor.setAccessible(true);
        known = new Access<>(constructor, accessors, types);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(type + " has no canonical constructor", e);
      }
      access = known;
    }
    return known;
  }

  private static StructType schemaOf(Class<? extends Record> type) {
    List<StructField> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String column = snake(component.getName());
      Type generic = component.getGenericType();
      boolean optional = generic instanceof ParameterizedType p && p.getRawType() == Optional.class;
      Type inner = optional ? ((ParameterizedType) generic).getActualTypeArguments()[0] : generic;
      Metadata doc =
          ColumnDocs.of(type, column)
              .map(d -> new MetadataBuilder().putString("comment", d).build())
              .orElse(Metadata.empty());
      fields.add(
          DataTypes.createStructField(
              column, columnType(type, component.getName(), inner), optional, doc));
    }
    return DataTypes.createStructType(fields);
  }

  private static DataType columnType(Class<?> record, String component, Type type) {
    if (type instanceof ParameterizedType p
        && p.getRawType() == List.class
        && p.getActualTypeArguments()[0] == String.class) {
      return DataTypes.createArrayType(DataTypes.StringType, /* containsNull= */ false);
    }
    if (type instanceof Class<?> c) {
      if (c.isEnum()) {
        return DataTypes.StringType;
      }
      DataType known = TYPES.get(c);
      if (known != null) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "Component %s of %s has type %s, which has no column type"
            .formatted(component, record.getSimpleName(), type));
  }

  private static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
