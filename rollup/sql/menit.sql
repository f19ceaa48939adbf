-- Minutes to the callback of calls, and to the reply of messages, in classes.
SELECT tingkat, wilayah, periode, 'layanan' AS tabel, dihubungi_kembali_setelah AS kelas, CAST(SUM(telepon) AS BIGINT) AS nilai
FROM wilayah_layanan
GROUP BY tingkat, wilayah, periode, dihubungi_kembali_setelah
UNION ALL
SELECT tingkat, wilayah, periode, 'umpan_balik' AS tabel, dibalas_setelah AS kelas, CAST(SUM(umpan_balik) AS BIGINT) AS nilai
FROM wilayah_umpan_balik
GROUP BY tingkat, wilayah, periode, dibalas_setelah
