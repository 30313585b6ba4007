/// The description of the API, as served.
enum OpenAPI {
  /// Every path with the methods that it takes.
  static let methods: [(path: String, methods: [String])] = [
    ("/v1/checks", ["POST"]), ("/v1/rules", ["GET"]), ("/livez", ["GET"]), ("/readyz", ["GET"]),
    ("/openapi.json", ["GET"]),
  ]

  static let document = #"""
    {
      "openapi": "3.1.0",
      "info": {
        "title": "hoso check API",
        "version": "1",
        "description": "Kiểm tra hồ sơ đầu tư theo pháp luật của từng ngày. Mã HTTP nói về yêu cầu; kết luận nằm trong nội dung."
      },
      "paths": {
        "/v1/checks": {
          "post": {
            "operationId": "check",
            "summary": "Kiểm tra một hồ sơ, trả kết quả ngay",
            "requestBody": {
              "required": true,
              "content": {
                "application/json": { "schema": { "type": "object", "description": "Nội dung của ho-so.json" } },
                "application/zip": { "schema": { "type": "string", "format": "binary" } },
                "multipart/form-data": {
                  "schema": {
                    "type": "object",
                    "description": "Mỗi phần là một tệp của hồ sơ, có filename; ho-so.json là một trong các tệp",
                    "additionalProperties": { "type": "string", "format": "binary" }
                  }
                }
              }
            },
            "responses": {
              "200": { "description": "Báo cáo", "content": { "application/json": { "schema": { "type": "object" } } } },
              "400": { "$ref": "#/components/responses/problem" },
              "413": { "$ref": "#/components/responses/problem" },
              "415": { "$ref": "#/components/responses/problem" },
              "422": { "$ref": "#/components/responses/problem" },
              "503": { "$ref": "#/components/responses/problem" }
            }
          }
        },
        "/v1/rules": {
          "get": {
            "operationId": "rules",
            "summary": "Các quy tắc, tất cả hoặc có hiệu lực vào một ngày",
            "parameters": [
              { "name": "on", "in": "query", "schema": { "type": "string", "format": "date" } }
            ],
            "responses": {
              "200": { "description": "Danh sách", "content": { "application/json": { "schema": { "type": "object" } } } },
              "400": { "$ref": "#/components/responses/problem" },
              "503": { "$ref": "#/components/responses/problem" }
            }
          }
        },
        "/livez": { "get": { "operationId": "live", "responses": { "200": { "description": "Đang chạy" } } } },
        "/readyz": {
          "get": {
            "operationId": "ready",
            "responses": {
              "200": { "description": "Đã nạp quy tắc" },
              "503": { "$ref": "#/components/responses/problem" }
            }
          }
        },
        "/openapi.json": { "get": { "operationId": "openapi", "responses": { "200": { "description": "Tài liệu này" } } } }
      },
      "components": {
        "responses": {
          "problem": {
            "description": "Yêu cầu không thực hiện được (RFC 9457). Loại: du-lieu-sai, ho-so-sai, thu-tuc, khong-doc-duoc, bi-mat-nha-nuoc, loai-noi-dung, qua-lon, chua-co-quy-tac, khong-co-duong-dan, sai-phuong-thuc",
            "content": {
              "application/problem+json": {
                "schema": {
                  "type": "object",
                  "required": ["type", "title", "status", "detail"],
                  "properties": {
                    "type": { "type": "string" },
                    "title": { "type": "string" },
                    "status": { "type": "integer" },
                    "detail": { "type": "string" }
                  }
                }
              }
            }
          }
        }
      }
    }
    """#
}
